package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Processes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProcessListTest {
  private static final List<String> TITLES =
      List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD");
  private static final List<String> WORKER =
      List.of("root", "17", "1", "0", "09:00", "?", "00:00:00", "nginx: worker process of shop");

  private final List<ProcessList.Row> rows =
      List.of(new ProcessList.Row(container(), new Processes(TITLES, List.of(WORKER))));

  @Test
  void without_a_terminal_it_is_as_wide_as_its_cells() {
    assertThat(ProcessList.text(rows, 0))
        .isEqualTo(
            """
            SERVICE  #   UID   PID  PPID  C   STIME  TTY  TIME      CMD
            web      1   root  17   1     0   09:00  ?    00:00:00  nginx: worker process of shop
            """);
  }

  @Test
  void on_a_terminal_long_commands_are_folded() {
    assertThat(ProcessList.text(rows, 80))
        .isEqualTo(
            """
            SERVICE  #   UID   PID  PPID  C   STIME  TTY  TIME      CMD
            web      1   root  17   1     0   09:00  ?    00:00:00  nginx: worker process of
                                                                    shop
            """);
  }

  @Test
  void on_a_narrow_one_some_columns_are_left_out() {
    assertThat(ProcessList.text(rows, 60).lines())
        .first()
        .isEqualTo("SERVICE  #   UID   PID  PPID  TIME      CMD");
  }

  private static ObservedContainer container() {
    return new ObservedContainer(
        new ContainerId("a"),
        "shop-web-1",
        "nginx",
        "sha256:0",
        "nginx",
        Instant.EPOCH,
        ContainerStatus.RUNNING,
        "Up 2 seconds",
        Health.NONE,
        null,
        new TreeMap<>(Map.of(Labels.SERVICE, "web", Labels.NUMBER, "1")),
        List.of(),
        List.of(),
        List.of());
  }
}
