package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class AttachedUpIT {
  private static final String ONE_FAILS =
      """
      services:
        job:
          image: busybox
          command: sh -c 'echo job works; sleep 0.5; exit 3'
          depends_on: [helper]
        helper:
          image: busybox
          command: sh -c 'trap "exit 7" TERM; echo helper runs; while :; do sleep 0.1; done'
      """;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void output_is_prefixed_and_keeps_its_stream() {
    stack.compose(
        """
        services:
          a:
            image: busybox
            command: sh -c 'echo out of a; echo err of a >&2'
          bb:
            image: busybox
            command: echo out of b
        """);

    var up = stack.dhow("up").succeeds();

    assertThat(up.stdout()).contains("out of a", "out of b").doesNotContain("err of a");
    assertThat(up.stderr()).contains("err of a");
    assertThat(up.stdout().lines())
        .anyMatch(line -> line.matches("a-1 +\\| out of a"))
        .anyMatch(line -> line.matches("bb-1 +\\| out of b"));
    assertThat(up.output()).contains("a-1 exited with code 0").doesNotContain("\33", "\r");
  }

  @Test
  void it_ends_well_when_all_containers_have_ended_however_they_did() {
    stack.compose(
        """
        services:
          bad: {image: busybox, command: sh -c 'exit 4'}
          good: {image: busybox, command: 'true'}
        """);

    var up = stack.dhow("up").succeeds();

    assertThat(up.output()).contains("bad-1 exited with code 4", "good-1 exited with code 0");
  }

  @Test
  void abort_on_container_exit_stops_the_others_and_passes_the_code_on() {
    stack.compose(ONE_FAILS);

    var up = stack.dhow("up", "--abort-on-container-exit").run().exitsWith(3);

    assertThat(up.stdout()).contains("job-1 exited with code 3", "helper-1 exited with code 7");
    assertThat(up.stderr()).contains("Aborting on container exit...").doesNotContain("Gracefully");
    assertThat(stack.overview()).containsExactly("helper=exited", "job=exited");
  }

  @Test
  void exit_code_from_passes_on_the_code_of_the_service_named() {
    stack.compose(ONE_FAILS);

    stack.dhow("up", "--exit-code-from", "helper").run().exitsWith(7);

    assertThat(stack.overview()).containsExactly("helper=exited", "job=exited");
  }

  @Test
  void exit_code_from_refuses_a_service_that_is_not_there() {
    stack.compose(ONE_FAILS);

    var refused = stack.dhow("up", "--exit-code-from", "nosuch").run().exitsWith(1);

    assertThat(refused.stderr()).contains("nosuch");
    assertThat(stack.containers()).isEmpty();
  }
}
