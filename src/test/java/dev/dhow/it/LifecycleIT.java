package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The commands that change what existing containers do, beside those of docker compose.
@OnEngine
class LifecycleIT {
  private static final String COMPOSE =
      """
      services:
        db:
          image: busybox
          init: true
          command: sleep infinity
          healthcheck: {test: "true", interval: 1s}
        web:
          image: busybox
          init: true
          command: sleep infinity
          depends_on: {db: {condition: service_healthy, restart: true}}
        log:
          image: busybox
          init: true
          command: sleep infinity
      """;

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void up() {
    stack.compose(COMPOSE);
    stack.dhow("up", "-d").succeeds();
  }

  /// Both do the same from the same start, seen by the containers' states and the exit code.
  @Test
  void states_and_exit_codes_are_those_of_docker_compose() {
    for (var command :
        List.of(
            new String[] {"kill", "db"},
            new String[] {"-p", stack.name(), "rm", "-sf", "web"},
            new String[] {"create", "--scale", "log=2"})) {
      var theirs = stack.peer(command).run();
      var theirStates = stack.overview();
      reset();
      var ours = stack.dhow(command).run();
      assertThat(ours.exitCode()).as("%s", ours).isEqualTo(theirs.exitCode());
      assertThat(stack.overview()).as("%s", ours).isEqualTo(theirStates);
      reset();
    }
  }

  private void reset() {
    stack.dhow("down", "-t", "0").succeeds();
    stack.dhow("up", "-d").succeeds();
  }

  @Test
  void what_docker_compose_refuses_or_lets_pass_is_refused_or_passes() {
    for (var command :
        List.of(
            new String[] {"stop", "nosuch"},
            new String[] {"-p", stack.name(), "stop", "nosuch"},
            new String[] {"-p", stack.name(), "start", "nosuch"},
            new String[] {"-p", "no-such-project", "start"},
            new String[] {"-p", "no-such-project", "restart"},
            new String[] {"kill", "-s", "BAD"},
            new String[] {"wait", "nosuch"},
            new String[] {"port", "web", "80"})) {
      var ours = stack.dhow(command).run();
      assertThat(ours.exitCode()).as("%s", ours).isEqualTo(stack.peer(command).run().exitCode());
    }
  }

  @Test
  void start_brings_back_what_was_stopped_in_order() {
    stack.dhow("stop", "-t", "1").succeeds();
    assertThat(stack.overview()).containsOnly("db=exited", "log=exited", "web=exited");

    var story = stack.dhow("start", "web").succeeds().story();

    assertThat(stack.overview()).containsExactly("db=running", "log=exited", "web=running");
    assertThat(story)
        .containsSubsequence(
            "Container " + stack.name() + "-db-1 Healthy",
            "Container " + stack.name() + "-web-1 Started (was not running)");
  }

  @Test
  void restart_takes_dependents_along_keeps_ids_and_tells_of_changed_files() {
    var ids = stack.ids();
    stack.compose(
        COMPOSE.replace(
            "command: sleep infinity\n    healthcheck", "command: sleep 86400\n    healthcheck"));

    var story = stack.dhow("restart", "-t", "1", "db").succeeds().story();

    assertThat(stack.ids()).isEqualTo(ids);
    assertThat(story)
        .contains("warning: " + stack.name() + "-db-1 is not as the files say: command changed")
        .containsSubsequence(
            "Container " + stack.name() + "-db-1 Restarting",
            "Container " + stack.name() + "-db-1 Healthy",
            "Container " + stack.name() + "-web-1 Started (db was restarted)")
        .noneMatch(line -> line.contains("-log-1"));
  }

  @Test
  void wait_ends_with_what_the_last_one_ended_with() {
    try (var proxy = RecordingProxy.open();
        var waiting = stack.dhow("wait", "web", "db").through(proxy).start()) {
      Eventually.isTrue(
          "containers are listed",
          () ->
              proxy.requests().stream()
                  .anyMatch(each -> each.path().startsWith("/containers/json")));
      stack.dhow("kill", "web", "db").succeeds();
      assertThat(waiting.finish().exitsWith(137).lines())
          .allMatch(line -> line.endsWith("exited with status code 137"))
          .hasSize(2);
    }
  }
}
