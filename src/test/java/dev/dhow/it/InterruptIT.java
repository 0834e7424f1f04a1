package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ctrl-C, typed into a terminal where `up` is attached.
@OnEngine
class InterruptIT {
  private static final String POLITE =
      """
      services:
        web:
          image: busybox
          command: sh -c 'trap "echo web says bye; exit 0" TERM; echo web is ready; while :; do sleep 0.1; done'
          depends_on: [db]
        db:
          image: busybox
          command: sh -c 'trap "echo db says bye; exit 0" TERM; echo db is ready; while :; do sleep 0.1; done'
      """;
  private static final String STUBBORN =
      """
      services:
        web:
          image: busybox
          command: sh -c 'trap "echo no" TERM; echo web is ready; while :; do sleep 0.1; done'
          stop_grace_period: 5m
      """;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void the_first_one_stops_everything_gracefully() {
    stack.compose(POLITE);
    try (var up = stack.dhow("up").inTerminal().start()) {
      up.awaitOutput(
          "both run", out -> out.contains("web is ready") && out.contains("db is ready"));

      up.pressCtrlC();
      var ended = up.finish();

      ended.exitsWith(130);
      assertThat(ended.stdout().replaceAll("\33\\[[0-9;]*m", ""))
          .contains("web says bye", "db says bye")
          .contains("web-1 exited with code 0", "db-1 exited with code 0");
    }
    assertThat(stack.containers()).hasSize(2).allSatisfy(each -> endedWith(each, 0));
  }

  @Test
  void the_second_one_kills() {
    stack.compose(STUBBORN);
    try (var up = stack.dhow("up").inTerminal().start()) {
      up.awaitOutput("it runs", out -> out.contains("web is ready"));
      up.pressCtrlC();
      up.awaitOutput("it was asked to stop", out -> out.contains("no\r\n"));

      up.pressCtrlC();
      var ended = up.finish();

      ended.exitsWith(130);
      assertThat(ended.took()).isLessThan(Duration.ofMinutes(1));
      assertThat(ended.stdout()).contains("exited with code 137");
    }
    assertThat(stack.containers()).hasSize(1).allSatisfy(each -> endedWith(each, 137));
  }

  @Test
  void a_termination_signal_stops_everything_too() {
    stack.compose(POLITE);
    try (var up = stack.dhow("up").start()) {
      up.awaitOutput(
          "both run", out -> out.contains("web is ready") && out.contains("db is ready"));

      up.terminate();

      up.finish().exitsWith(130);
    }
    assertThat(stack.containers()).hasSize(2).allSatisfy(each -> endedWith(each, 0));
  }

  @Test
  void it_is_obeyed_in_the_background_of_a_script_too() {
    stack.compose(POLITE);
    var script = "\"$0\" up & read go; kill -INT $!; wait $!";
    try (var shell = stack.command("sh", "-c", script, Dhow.binary()).start()) {
      shell.awaitOutput(
          "both run", out -> out.contains("web is ready") && out.contains("db is ready"));

      shell.type("go\n");

      shell.finish().exitsWith(130);
    }
    assertThat(stack.containers()).hasSize(2).allSatisfy(each -> endedWith(each, 0));
  }

  private static void endedWith(JsonNode container, int code) {
    var state = container.path("State");
    assertThat(state.path("Status").asText()).isEqualTo("exited");
    assertThat(state.path("ExitCode").asInt()).isEqualTo(code);
  }
}
