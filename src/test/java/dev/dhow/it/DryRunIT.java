package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class DryRunIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void it_shows_what_would_be_done_and_only_asks() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            environment: {MODE: "${MODE:-first}"}
        """);

    assertThat(harmless("up", "-d").output()).contains(stack.name() + "-web-1");
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();

    stack.dhow("up", "-d").succeeds();
    var id = stack.id("web");
    assertThat(harmless("down").output()).contains(stack.name() + "-web-1");
    stack.with("MODE", "second");
    assertThat(harmless("up", "-d").output()).contains("environment.MODE");
    assertThat(stack.id("web")).isEqualTo(id);
  }

  @Test
  void whatever_the_command_it_only_asks() {
    stack.compose(
        """
        services:
          web: {image: busybox, init: true, command: sleep infinity, volumes: ["data:/data"]}
          made: {profiles: [made], image: made-up/made, build: {dockerfile_inline: FROM busybox}}
        volumes: {data: }
        """);
    stack.dhow("up", "-d").succeeds();
    var id = stack.id("web");

    Stream.of(
            "up -d --force-recreate -V",
            "up -d --scale web=3",
            "create --force-recreate",
            "scale web=2",
            "restart",
            "stop",
            "kill",
            "pause",
            "rm -sf",
            "start",
            "unpause",
            "pull",
            "--profile made build",
            "--profile made push",
            "down -v --rmi all --remove-orphans")
        .forEach(command -> harmless(command.split(" ")));

    assertThat(stack.id("web")).isEqualTo(id);
    assertThat(stack.states("web")).containsExactly("running");
  }

  private Finished harmless(String... command) {
    var line = new ArrayList<>(List.of("--dry-run"));
    line.addAll(List.of(command));
    try (var proxy = RecordingProxy.open()) {
      var run = stack.dhow(line.toArray(String[]::new)).through(proxy).succeeds();
      assertThat(proxy.changes()).isEmpty();
      return run;
    }
  }
}
