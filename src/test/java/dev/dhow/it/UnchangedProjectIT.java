package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class UnchangedProjectIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void a_project_runs() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            depends_on:
              db:
                condition: service_healthy
          db:
            image: busybox
            init: true
            command: sleep infinity
            volumes: [data:/data]
            healthcheck:
              test: test -d /data
              interval: 1s
        volumes:
          data:
        """);
    stack.dhow("up", "-d").succeeds();
  }

  @Test
  void a_second_up_does_nothing_and_asks_the_engine_for_nothing() {
    var ids = stack.ids();

    try (var proxy = RecordingProxy.open()) {
      var second = stack.dhow("up", "-d").through(proxy).succeeds();

      assertThat(proxy.requests()).isNotEmpty();
      assertThat(proxy.changes()).isEmpty();
      assertThat(second.stdout()).isEmpty();
      assertThat(second.story())
          .containsExactlyInAnyOrder(
              "Container " + stack.name() + "-db-1 Running",
              "Container " + stack.name() + "-web-1 Running");
    }
    assertThat(stack.ids()).isEqualTo(ids);
  }

  /// A guard: what is asked each time should be known, and not grow unseen. docker compose makes
  /// eight calls for this `up` and four for this `ps`.
  @Test
  void few_questions_are_asked() {
    try (var proxy = RecordingProxy.open()) {
      stack.dhow("up", "-d").through(proxy).succeeds();
      assertThat(questions(proxy))
          .containsExactlyInAnyOrder(
              "containers/json", "networks", "volumes", "images/busybox/json");
    }
    try (var proxy = RecordingProxy.open()) {
      stack.dhow("ps").through(proxy).succeeds();
      assertThat(questions(proxy)).containsExactly("containers/json");
    }
  }

  /// Without the greeting, which two threads may send at once.
  private static List<String> questions(RecordingProxy proxy) {
    return proxy.requests().stream()
        .map(request -> request.path().substring(1).replaceFirst("\\?.*", ""))
        .filter(path -> !path.equals("_ping"))
        .toList();
  }

  @Test
  void a_stopped_container_is_started_again_and_not_replaced() {
    var ids = stack.ids();
    DockerCli.command("stop", "-t", "0", stack.id("web")).succeeds();

    stack.dhow("up", "-d").succeeds();

    assertThat(stack.ids()).isEqualTo(ids);
    assertThat(stack.overview()).containsExactly("db=running", "web=running");
  }
}
