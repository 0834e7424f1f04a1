package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two services write ten lines each, now one and now the other, and stay.
@OnEngine
class LogsIT {
  private static final Pattern STAMPED = Pattern.compile("^\\w+-1 +\\| (\\S+Z) .*$");

  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void two_services_have_written() {
    STACK.compose(
        """
        services:
          ping:
            image: busybox
            init: true
            command: sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do echo ping $$i; sleep 0.05; done; exec sleep infinity'
          pong:
            image: busybox
            init: true
            command: sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do echo pong $$i; sleep 0.05; done; exec sleep infinity'
        """);
    STACK.dhow("up", "-d").succeeds();
    for (var container : STACK.ids()) {
      Eventually.isTrue(
          "all is written",
          () -> DockerCli.command("logs", container).succeeds().stdout().contains(" 10\n"));
    }
  }

  @Test
  void every_line_comes_once_with_the_name_of_its_container() {
    var logs = STACK.dhow("logs").succeeds();

    assertThat(logs.lines()).hasSize(20);
    for (var service : List.of("ping", "pong")) {
      assertThat(logs.lines())
          .filteredOn(line -> line.startsWith(service))
          .extracting(line -> line.replaceFirst(".*\\| ", ""))
          .containsExactly(numbered(service));
    }
    assertThat(logs.stderr()).isEmpty();
  }

  @Test
  void with_timestamps_they_are_in_the_order_of_time() {
    var logs = STACK.dhow("logs", "-t").succeeds();

    assertThat(times(logs)).hasSize(20).isSorted();
  }

  @Test
  void the_tail_is_that_of_each_container() {
    assertThat(STACK.dhow("logs", "--tail", "1").succeeds().lines())
        .extracting(line -> line.replaceFirst(".*\\| ", ""))
        .containsExactlyInAnyOrder("ping 10", "pong 10");
  }

  @Test
  void a_service_can_be_named_and_the_prefix_left_out() {
    assertThat(STACK.dhow("logs", "--no-log-prefix", "ping").succeeds().lines())
        .containsExactly(numbered("ping"));
  }

  private static String[] numbered(String word) {
    return List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
        .map(number -> word + " " + number)
        .toArray(String[]::new);
  }

  static List<Instant> times(Finished logs) {
    return logs.stdout()
        .lines()
        .map(STAMPED::matcher)
        .filter(line -> line.matches())
        .map(line -> Instant.parse(line.group(1)))
        .toList();
  }
}
