package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` in the middle of the work, while the engine is at it and its answer is never heard,
/// after which the next `up` makes everything right.
@OnEngine
class KilledUpIT {
  private static final int SERVICES = 8;

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void while_containers_are_made(int made) {
    stack.compose(services("first"));

    killUpAt("/containers/create", made);
    stack.dhow("up", "-d").succeeds();

    assertConverged("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rename", "/start"})
  void while_containers_are_replaced(String step) {
    stack.compose(services("first"));
    stack.dhow("up", "-d").succeeds();
    stack.compose(services("second"));

    killUpAt(step, 2);
    stack.dhow("up", "-d").succeeds();

    assertConverged("second");
  }

  /// A signal that asks to end makes no difference: the engine goes on to stop them.
  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT", "TERM"})
  void while_containers_are_stopped(String signal) {
    upSlowlyEnding();
    try (var proxy = RecordingProxy.open()) {
      proxy.hangAt(each -> each.path().contains("/stop"));
      try (var stop = stack.dhow("stop").through(proxy).start()) {
        proxy.awaitHang();
        awaitSignal(stack.id("web"));
        stop.signal(signal);
        stop.finish();
      }
    }

    var up = stack.dhow("up", "-d").succeeds();

    var state = stack.container("web").path("State");
    assertThat(state.path("Status").asText()).as(up.stderr()).isEqualTo("running");
    assertThat(state.path("FinishedAt").asText()).as("when it ended before").startsWith("20");
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  /// Who is asked to end, and not killed, leaves no replacement half done.
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void while_one_is_stopped_that_is_then_put_back(String signal) {
    upSlowlyEnding();
    var old = stack.id("web");
    stack.compose(slowlyEnding("second"));
    try (var up = stack.dhow("up", "-d").start()) {
      awaitSignal(old);

      up.signal(signal);

      up.finish().exitsWith(130);
    }
    assertThat(stack.containers())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.path("Id").asText()).isEqualTo(old);
          assertThat(each.path("Name").asText()).isEqualTo("/" + stack.name() + "-web-1");
          assertThat(each.path("State").path("Status").asText()).isEqualTo("running");
        });
  }

  private void upSlowlyEnding() {
    stack.compose(slowlyEnding("first"));
    stack.dhow("up", "-d").succeeds();
    Eventually.isTrue(
        "it heeds signals", () -> stack.dhow("logs", "web").run().stdout().contains("ready"));
  }

  private static String slowlyEnding(String value) {
    return """
    services:
      web:
        image: busybox
        command: sh -c 'trap "sleep 4; exit 0" TERM; echo ready; while :; do sleep 0.1; done'
        environment: {VALUE: %s}
    """
        .formatted(value);
  }

  private void awaitSignal(String container) {
    Eventually.isTrue(
        "the engine has sent the signal",
        () ->
            DockerCli.lines(
                    "events",
                    "--since=1h",
                    "--until=0s",
                    "--filter=event=kill",
                    "--filter=container=" + container)
                .stream()
                .anyMatch(each -> each.contains("kill")));
  }

  /// Kills it as soon as it has asked for a step for the n-th time.
  private void killUpAt(String step, int times) {
    try (var proxy = RecordingProxy.open()) {
      var asked = new AtomicInteger();
      proxy.hangAt(each ->
          each.changesSomething()
              && each.path().contains(step)
              && asked.incrementAndGet() == times);
      try (var up = stack.dhow("up", "-d").through(proxy).start()) {
        proxy.awaitHang();
        assertThat(up.isAlive()).isTrue();
        up.kill();
      }
    }
  }

  private void assertConverged(String value) {
    var containers = stack.containers();
    assertThat(containers)
        .extracting(each -> each.path("Name").asText())
        .containsExactlyElementsOf(
            numbers().map(n -> "/" + stack.name() + "-s" + n + "-1").toList());
    assertThat(containers)
        .allSatisfy(each -> {
          assertThat(each.path("State").path("Status").asText()).isEqualTo("running");
          assertThat(each.path("Config").path("Env").toString()).contains("VALUE=" + value);
        });
    var again = stack.dhow("up", "-d").succeeds();
    assertThat(again.story())
        .hasSize(SERVICES)
        .allSatisfy(line -> assertThat(line).endsWith(" Running"));
  }

  private static String services(String value) {
    return numbers()
        .map(n ->
            """
              s%s:
                image: busybox
                init: true
                command: sleep infinity
                environment: {VALUE: %s}
            """
                .formatted(n, value))
        .collect(Collectors.joining("", "services:\n", ""));
  }

  private static Stream<String> numbers() {
    return IntStream.rangeClosed(1, SERVICES).mapToObj(Integer::toString);
  }
}
