package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections to the engine that break at any moment, and containers that vanish. Nothing hangs,
/// and the next command makes everything right.
@OnEngine
class FaultsIT {
  private static final int MOST_REQUESTS = 8;
  private static final int MOST_CUTS = 200;

  @RegisterExtension final Stack stack = new Stack();

  private void project() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                environment: {MODE: "${MODE}"}
                scale: 2
                depends_on: {db: {condition: service_healthy}}
              db:
                image: busybox
                init: true
                command: sleep infinity
                environment: {MODE: "${MODE}"}
                volumes: [data:/data]
                healthcheck: {test: 'true', interval: 1s}
            volumes: {data: }
            """)
        .with("MODE", "first");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_up_whose_connections_break_ends_and_the_next_one_is_enough(long seed) {
    project();
    stack.dhow("up", "-d").succeeds();
    stack.with("MODE", "second");

    cutting(seed, "up", "-d");

    stack.dhow("up", "-d").succeeds();
    assertThat(stack.overview()).containsExactly("db=running", "web=running", "web=running");
    assertThat(names()).containsExactly(name("db-1"), name("web-1"), name("web-2"));
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void a_down_whose_connections_break_ends_and_the_next_one_is_enough(long seed) {
    project();
    stack.dhow("up", "-d").succeeds();

    cutting(seed, "down", "-t", "1");

    stack.dhow("down", "-t", "1").succeeds();
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
    assertThat(stack.volumes()).hasSize(1);
  }

  /// Runs dhow while connections break again and again, each time after a few more requests. It may
  /// fail, in its own words.
  private void cutting(long seed, String... arguments) {
    try (var proxy = RecordingProxy.open()) {
      proxy.cutAfter(new Random(seed).ints(MOST_CUTS, 1, MOST_REQUESTS + 1).iterator());

      var ended = stack.dhow(arguments).through(proxy).run();

      assertThat(proxy.cutsMade()).isPositive();
      assertThat(ended.exitCode()).as("%s", ended).isBetween(0, 1);
      assertThat(ended.stderr()).doesNotContain("\tat ", "defect");
      if (ended.exitCode() == 1) {
        assertThat(ended.stderr()).contains("error: ");
      }
    }
  }

  /// What its volume is filled with makes a container take a while.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_up_meets_what_the_engine_still_makes_for_one_that_was_killed(boolean replaced) {
    stack
        .compose(
            """
            services:
              web:
                image: debian:12-slim
                command: sleep infinity
                stop_grace_period: 0s
                environment: {MODE: "${MODE}"}
                volumes: [/usr/share]
            """)
        .with("MODE", "first");
    if (replaced) {
      stack.dhow("up", "-d").succeeds();
      stack.with("MODE", "second");
    }
    try (var proxy = RecordingProxy.open()) {
      proxy.hangAt(each -> each.path().startsWith("/containers/create"));
      try (var up = stack.dhow("up", "-d").through(proxy).start()) {
        proxy.awaitHang();
        up.kill();
      }

      stack.dhow("up", "-d").succeeds();
    }

    assertThat(stack.overview()).containsExactly("web=running");
    assertThat(names()).containsExactly(name("web-1"));
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  @Test
  void containers_that_vanish_while_they_are_waited_for_end_the_wait() {
    stack.compose(
        """
        services:
          web: {image: busybox, depends_on: {db: {condition: service_healthy}}}
          db:
            image: busybox
            init: true
            command: sleep infinity
            healthcheck: {test: 'false', interval: 1s, retries: 1000}
        """);
    try (var up = stack.dhow("up", "-d").start()) {
      Eventually.isTrue(
          "db has been started",
          () -> up.stderr().contains("Container " + stack.name() + "-db-1  Started"),
          up::stderr);
      DockerCli.command("rm", "-f", stack.id("db")).succeeds();

      assertThat(up.finish().exitsWith(1).stderr()).contains("was removed");
    }
  }

  private String name(String suffix) {
    return "/" + stack.name() + "-" + suffix;
  }

  private List<String> names() {
    return stack.containers().stream().map(each -> each.path("Name").asText()).toList();
  }
}
