package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.OwnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An engine that is restarted, or killed, while dhow works with it.
@OnEngine
@Execution(ExecutionMode.SAME_THREAD)
@EnabledIfEnvironmentVariable(named = "DHOW_ENGINE_PROGRAMS", matches = ".+")
class DockerdRestartIT {

  @RegisterExtension static final OwnEngine engine = new OwnEngine("busybox:latest");

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void use() {
    stack.with("DOCKER_HOST", engine.host());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void during_an_up(String signal) {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                depends_on: {db: {condition: service_healthy}}
              db:
                image: busybox
                init: true
                command: sleep infinity
                volumes: [data:/data]
                healthcheck: {test: "${TEST}", interval: 1s, retries: 1000}
            volumes: {data: }
            """)
        .with("TEST", "false");
    try (var up = stack.dhow("up", "-d").start()) {
      Eventually.isTrue("db runs", () -> up.stderr().contains("db-1  Started"), up::stderr);

      engine.restart(signal);

      var ended = up.finish();
      assertThat(ended.exitCode()).as("%s", ended).isPositive();
      assertThat(ended.stderr()).contains("db").doesNotContain("\tat ", "defect");
    }
    engine.awaitRestart();
    stack.with("TEST", "true").dhow("up", "-d").succeeds();
    assertThat(ps()).containsExactlyInAnyOrder("db running", "web running");
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
    stack.dhow("down", "-v", "-t", "0").succeeds();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void while_logs_are_followed(String signal) {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            restart: always
            command: sh -c 'i=0; while :; do i=$$((i + 1)); echo out $$i; sleep 0.02; done'
        """);
    stack.dhow("up", "-d").succeeds();
    try (var follow = stack.dhow("logs", "-f", "-t").start()) {
      follow.awaitOutput("it counts", out -> lives(out) == 1);

      engine.restart(signal);
      engine.awaitRestart();
      follow.awaitOutput("it counts again", out -> lives(out) == 2);
      engine.docker("kill", stack.name() + "-web-1").succeeds();

      var logs = follow.finish().succeeds();
      var kept = engine.docker("logs", "-t", stack.name() + "-web-1").succeeds();
      assertThat(lines(logs.stdout())).isEqualTo(kept.stdout().lines().toList());
    }
    stack.dhow("down", "-v", "-t", "0").succeeds();
  }

  private static long lives(String output) {
    return output.lines().filter(line -> line.endsWith(" out 1")).count();
  }

  private static List<String> lines(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("web-1  | "))
        .map(line -> line.substring("web-1  | ".length()))
        .toList();
  }

  private List<String> ps() {
    return stack.dhow("ps", "-a", "--format", "{{.Service}} {{.State}}").succeeds().lines();
  }
}
