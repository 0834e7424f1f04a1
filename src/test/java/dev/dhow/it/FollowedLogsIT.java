package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class FollowedLogsIT {
  private static final int WRITTEN = 20;
  private static final String CHATTY =
      """
      services:
        tick:
          image: busybox
          init: true
          command: sh -c 'while :; do echo tick; sleep 0.05; done'
        tock:
          image: busybox
          init: true
          command: sh -c 'while :; do echo tock; sleep 0.05; done'
      """;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void both_services_are_shown_in_the_order_of_time_until_their_containers_are_gone() {
    stack.compose(CHATTY);
    stack.dhow("up", "-d").succeeds();
    for (var container : stack.ids()) {
      Eventually.isTrue(
          "it has written",
          () -> DockerCli.command("logs", container).succeeds().lines().size() >= WRITTEN);
    }
    var began = Instant.now();

    try (var follow = stack.dhow("logs", "-f", "-t").start()) {
      follow.awaitOutput("both are shown", out -> out.contains("tick\n") && out.contains("tock\n"));
      var shown = follow.stdout().length();
      follow.awaitOutput("more comes as it is written", out -> out.length() > 2 * shown + 1000);
      stack.dhow("down", "-t", "0").succeeds();

      var logs = follow.finish().succeeds();

      var times = LogsIT.times(logs);
      // How late a line comes that is written right now is the engine's doing, too.
      assertThat(times.stream().filter(time -> time.isBefore(began)).toList())
          .hasSizeGreaterThanOrEqualTo(2 * WRITTEN)
          .isSorted();
      assertThat(times).anyMatch(time -> time.isAfter(began));
    }
  }

  @Test
  void containers_that_come_later_are_followed_too() {
    stack.compose(CHATTY);
    stack.dhow("up", "-d", "tick").succeeds();

    try (var follow = stack.dhow("logs", "-f").start()) {
      follow.awaitOutput("the first is shown", out -> out.contains("tick\n"));
      stack.dhow("up", "-d").succeeds();

      follow.awaitOutput("the second is shown", out -> out.contains("tock\n"));
    }
  }

  @Test
  void a_reader_that_has_seen_enough_is_no_error() {
    stack.compose(CHATTY);
    stack.dhow("up", "-d").succeeds();
    var dhow = stack.dhow("logs").line().getFirst();

    var piped =
        stack
            .command("bash", "-c", "\"$0\" logs -f | head -n 1; echo \"${PIPESTATUS[0]}\"", dhow)
            .succeeds();

    assertThat(piped.lines()).hasSize(2).last().isEqualTo("0");
    assertThat(piped.stderr()).isEmpty();
  }
}
