package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class DryRunIT {

  /// One that only reads a file, and one with a test of its own.
  private static final Set<String> OTHERS = Set.of("trace", "wait");

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
          web:
            image: busybox
            init: true
            command: sleep infinity
            volumes: ["data:/data"]
            ports: ["80"]
            develop: {watch: [{path: ., target: /sources, action: sync}]}
          made: {profiles: [made], image: made-up/made, build: {dockerfile_inline: FROM busybox}}
        volumes: {data: }
        """);
    stack.dhow("up", "-d").succeeds();
    var id = stack.id("web");

    var told = new TreeSet<String>();
    Stream.of(
            "up -d --force-recreate -V",
            "up -d --rolling --force-recreate",
            "up --watch",
            "plan",
            "run web true",
            "exec web true",
            "attach web",
            "cp compose.yaml web:/tmp",
            "cp web:/etc/passwd passwd",
            "commit web made-up/committed",
            "export -o exported.tar web",
            "watch",
            "ps -a",
            "events --since 1m --until 0s",
            "port web 80",
            "logs",
            "images",
            "top",
            "stats --no-stream",
            "status",
            "why",
            "graph",
            "ls",
            "volumes",
            "version",
            "config -q",
            "convert -q",
            "lint",
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
        .forEach(command -> {
          harmless(command.split(" "));
          told.addAll(List.of(command.split(" ")));
        });

    assertThat(stack.id("web")).isEqualTo(id);
    assertThat(stack.states("web")).containsExactly("running");
    assertThat(stack.directory()).isDirectoryNotContaining(file -> isMade(file));
    assertThat(commands())
        .isNotEmpty()
        .allMatch(each -> told.contains(each) || OTHERS.contains(each));
  }

  @Test
  void the_end_of_a_container_that_is_waited_for_takes_nothing_down() {
    stack.compose("services: {web: {image: busybox, init: true, command: sleep infinity}}");
    stack.dhow("up", "-d").succeeds();
    try (var proxy = RecordingProxy.open();
        var waiting =
            stack.dhow("--dry-run", "wait", "--down-project", "web").through(proxy).start()) {
      Eventually.isTrue(
          "it waits",
          () ->
              proxy.requests().stream()
                  .anyMatch(each -> each.path().startsWith("/containers/json")));
      stack.dhow("kill", "web").succeeds();

      var ended = waiting.finish().exitsWith(137);

      assertThat(ended.output()).contains(stack.name() + "-web-1");
      assertThat(proxy.changes()).isEmpty();
    }
    assertThat(stack.states("web")).containsExactly("exited");
  }

  private static boolean isMade(Path file) {
    return !file.endsWith("compose.yaml");
  }

  /// All that `--help` lists.
  private List<String> commands() {
    return stack
        .dhow("--help")
        .succeeds()
        .stdout()
        .lines()
        .dropWhile(line -> !line.startsWith("Commands:"))
        .filter(line -> line.matches("  [a-z]+ .*"))
        .map(line -> line.strip().split(" ", 2)[0])
        .toList();
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
