package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The oldest engine that dhow supports, Engine 20.10, where `dev/test` could bring one up.
@OnEngine
@EnabledIfEnvironmentVariable(named = "DHOW_OLD_ENGINE", matches = ".+")
class OldEngineIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_project_goes_up_is_listed_changes_and_goes_down() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sh -c 'echo web runs; exec sleep infinity'
                environment: {MODE: "${MODE:-first}"}
                depends_on:
                  db: {condition: service_healthy}
              db:
                image: busybox
                init: true
                command: sleep infinity
                volumes: [data:/data]
                healthcheck: {test: test -d /data, interval: 500ms}
            volumes: {data: }
            """)
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("up", "-d", "--wait").succeeds();
      assertThat(ps()).containsExactlyInAnyOrder("db running", "web running");
      assertThat(stack.dhow("logs", "web").succeeds().stdout()).contains("web runs");

      var again = stack.dhow("up", "-d").succeeds();
      assertThat(again.story()).hasSize(2).allSatisfy(line -> assertThat(line).endsWith("Running"));

      var changed = stack.dhow("up", "-d").with("MODE", "second").succeeds();
      assertThat(changed.stderr()).contains("environment.MODE");
      assertThat(ps()).containsExactlyInAnyOrder("db running", "web running");
    } finally {
      stack.dhow("down", "-v", "-t", "0").succeeds();
    }
    assertThat(ps()).isEmpty();
  }

  @Test
  void terminals_get_their_size() {
    stack
        .compose("services: {web: {image: busybox, init: true, command: sleep infinity}}")
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("up", "-d").succeeds();
      for (var command : List.of("exec", "run")) {
        try (var terminal = stack.dhow(command, "web", "sh").inTerminal(33, 101).start()) {
          terminal.awaitOutput("a prompt", out -> out.contains("# "));
          terminal.type("until [ \"$(stty size)\" = '33 101' ]; do sleep 0.1; done; exit 7\r");
          terminal.finish().exitsWith(7);
        }
      }
    } finally {
      stack.dhow("down", "-v", "-t", "0").succeeds();
    }
    assertThat(ps()).isEmpty();
  }

  private List<String> ps() {
    return stack.dhow("ps", "-a", "--format", "{{.Service}} {{.State}}").succeeds().lines();
  }
}
