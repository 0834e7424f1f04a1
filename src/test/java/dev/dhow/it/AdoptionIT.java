package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Stacks go from docker compose to dhow and back, with nothing made anew.
@OnEngine
class AdoptionIT {

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @EnumSource
  void dhow_keeps_what_docker_compose_has_made(EveryAttribute project) {
    project.in(stack);
    stack.peer(project.up()).succeeds();
    var made = stack.ids();

    try (var proxy = RecordingProxy.open()) {
      stack.dhow(project.up()).through(proxy).succeeds();

      assertThat(proxy.changes()).allMatch(this::startsOneThatHadEnded);
    }
    assertThat(stack.ids()).isNotEmpty().isEqualTo(made);

    stack.dhow("down", "-v").succeeds();
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
    assertThat(stack.volumes()).isEmpty();
  }

  @Test
  void what_has_changed_since_docker_compose_made_it_is_told() {
    EveryAttribute.BASICS.in(stack);
    stack.peer("up", "-d").succeeds();
    stack.file(
        "changed.yaml",
        """
        services:
          process:
            user: "1001"
            environment: {NUMBER: 8}
          ports: {restart: always, ports: ["84"]}
          mounts: {volumes: ["./files:/more"]}
          networked: {networks: {default: }}
          checked: {healthcheck: {interval: 2s}}
          unchecked: {command: sleep 1000, hostname: elsewhere}
          dependent: {labels: {extra: "one"}}
          scaled: {stop_grace_period: 5s}
        """);

    stack.with("COMPOSE_FILE", EveryAttribute.BASICS.files() + ":changed.yaml");

    var plan = stack.dhow("up", "--dry-run").succeeds();

    assertThat(plan.stdout().lines().map(AdoptionIT::reason))
        .filteredOn(reason -> reason.endsWith("changed)"))
        .containsExactlyInAnyOrder(
            "(environment.NUMBER, user changed)",
            "(ports, restart changed)",
            "(volumes changed)",
            "(networks.default changed)",
            "(healthcheck changed)",
            "(command, hostname changed)",
            "(labels.extra changed)",
            "(stop_grace_period changed)",
            "(stop_grace_period changed)");
  }

  @ParameterizedTest
  @EnumSource
  void nothing_but_what_has_changed_is_told(EveryAttribute project) {
    project.in(stack);
    stack.peer(project.up()).succeeds();
    var override = new StringBuilder("services:\n");
    stack
        .dhow("config", "--services")
        .succeeds()
        .stdout()
        .lines()
        .forEach(
            service -> override.append("  ").append(service).append(": {labels: {extra: one}}\n"));
    stack.file("labelled.yaml", override.toString());
    stack.with("COMPOSE_FILE", project.files() + ":labelled.yaml");

    var plan = stack.dhow("plan").succeeds();

    assertThat(plan.stdout().lines().filter(line -> line.contains("recreate")))
        .isNotEmpty()
        .extracting(AdoptionIT::reason)
        .allMatch(
            reason -> reason.equals("(labels.extra changed)") || reason.contains("shares with"));
  }

  private static String reason(String line) {
    return line.substring(Math.max(0, line.indexOf('(')));
  }

  @ParameterizedTest
  @EnumSource
  void docker_compose_keeps_what_dhow_has_made(EveryAttribute project) {
    project.in(stack);
    stack.dhow(project.up()).succeeds();
    var made = stack.ids();

    stack.peer(project.up()).succeeds();

    assertThat(stack.ids()).isNotEmpty().isEqualTo(made);

    stack.peerDown("-v");
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
    assertThat(stack.volumes()).isEmpty();
  }

  /// The only service whose container is not to run any more, which every `up` runs again.
  private boolean startsOneThatHadEnded(RecordingProxy.Request request) {
    return Stream.of("done", "parts")
        .flatMap(service -> stack.containers(service).stream())
        .map(done -> "/containers/" + done.path("Id").asText() + "/start")
        .anyMatch(request.path()::equals);
  }
}
