package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.VirtualTime;
import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.execute.Goal.Verdict;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerDetail.ProbeResult;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ExitCode;
import dev.dhow.state.Health;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  private static final Instant STARTED = VirtualTime.START;

  private static ContainerDetail detail(
      ContainerStatus status, Health health, int exitCode, Instant lastProbe) {
    return new ContainerDetail(
        new ContainerId("c0ffee"),
        "shop-db-1",
        status,
        health,
        exitCode,
        false,
        "",
        STARTED,
        null,
        0,
        null,
        health == Health.NONE ? List.of() : List.of("CMD", "true"),
        null,
        null,
        List.of(new ProbeResult(lastProbe, 0, "")),
        false,
        false,
        Collections.emptySortedMap(),
        ContainerSettings.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,    HEALTHY,   0, Reached,  Pending,  Reached",
    "RUNNING,    STARTING,  0, Pending,  Pending,  Pending",
    "RUNNING,    UNHEALTHY, 0, Hopeless, Pending,  Hopeless",
    "RUNNING,    NONE,      0, Hopeless, Pending,  Reached",
    "PAUSED,     HEALTHY,   0, Pending,  Pending,  Pending",
    "CREATED,    NONE,      0, Pending,  Pending,  Pending",
    "RESTARTING, NONE,      1, Pending,  Pending,  Pending",
    "EXITED,     NONE,      0, Hopeless, Reached,  Reached",
    "EXITED,     NONE,      1, Hopeless, Hopeless, Hopeless",
    "DEAD,       NONE,      1, Hopeless, Hopeless, Hopeless",
    "REMOVING,   NONE,      0, Hopeless, Pending,  Hopeless",
  })
  void a_container_is_judged_by_what_it_is_waited_for(
      ContainerStatus status,
      Health health,
      int exitCode,
      String healthy,
      String completed,
      String ready) {
    var detail = detail(status, health, exitCode, STARTED.plusSeconds(1));
    assertThat(Goal.HEALTHY.judge(detail).getClass().getSimpleName()).isEqualTo(healthy);
    assertThat(Goal.COMPLETED.judge(detail).getClass().getSimpleName()).isEqualTo(completed);
    assertThat(Goal.READY.judge(detail).getClass().getSimpleName()).isEqualTo(ready);
  }

  @Test
  void a_verdict_on_a_former_life_does_not_count() {
    var stale = detail(ContainerStatus.RUNNING, Health.UNHEALTHY, 0, STARTED.minusSeconds(1));
    assertThat(Goal.HEALTHY.judge(stale)).isEqualTo(new Verdict.Pending("starting"));
  }

  @Test
  void it_says_what_is_wrong() {
    var exited = detail(ContainerStatus.EXITED, Health.NONE, 3, STARTED);
    assertThat(Goal.READY.judge(exited)).isEqualTo(new Verdict.Hopeless(Kind.EXITED, "exited (3)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1   | ''",
        "127 | the command was not found",
        "137 | killed, or out of memory (signal 9)",
        "139 | segmentation fault (signal 11)",
        "200 | ''",
      })
  void exit_codes_are_explained(int code, String text) {
    assertThat(ExitCode.meaning(code)).isEqualTo(text);
  }
}
