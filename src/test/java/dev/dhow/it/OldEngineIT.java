package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
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

  @Test
  void everyday_commands_work() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sh -c 'cat /settings; exec sleep infinity'
                networks: [front, back]
                configs: [{source: settings, target: /settings}]
                secrets: [{source: key, uid: "1000", mode: 0400}]
              job: {image: busybox, command: sh -c 'exit 3'}
            networks: {front: , back: }
            configs: {settings: {content: "mode=fast\\n"}}
            secrets: {key: {environment: KEY}}
            """)
        .file("here", "from here")
        .with("KEY", "k3y")
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("up", "-d", "--scale", "web=2").succeeds();
      Eventually.isTrue(
          "both have said it",
          () ->
              said("logs", "web").lines().filter(line -> line.endsWith("| mode=fast")).count()
                  == 2);
      assertThat(said("exec", "--index", "2", "web", "cat", "/settings")).contains("mode=fast");
      assertThat(said("exec", "web", "stat", "-c", "%u %a", "/run/secrets/key"))
          .contains("1000 400");
      assertThat(said("exec", "web", "ls", "/sys/class/net")).contains("eth0", "eth1");
      stack.dhow("exec", "web", "ping", "-c", "1", "-W", "10", "web").succeeds();
      stack.dhow("run", "--rm", "web", "sh", "-c", "exit 7").run().exitsWith(7);
      Eventually.isTrue("the job is done", () -> ps().contains("job exited"));
      stack.dhow("cp", "here", "web:/there").succeeds();
      stack.dhow("cp", "web:/there", "back").succeeds();
      assertThat(said("exec", "web", "cat", "/there")).contains("from here");
      assertThat(stack.directory().resolve("back")).hasContent("from here");
      assertThat(said("plan", "--scale", "web=2")).contains("keep");
      stack.dhow("restart", "-t", "0", "web").succeeds();
      stack.dhow("pause", "web").succeeds();
      stack.dhow("unpause", "web").succeeds();
      stack.dhow("stop", "-t", "0", "web").succeeds();
      stack.dhow("start", "web").succeeds();
      assertThat(said("top", "web")).contains("sleep infinity");
      assertThat(said("stats", "--no-stream")).contains(stack.name() + "-web-1");
      assertThat(said("images")).contains("busybox");
      stack.dhow("scale", "web=1").succeeds();
      assertThat(ps()).containsExactlyInAnyOrder("web running", "job exited");
    } finally {
      stack.dhow("down", "-v", "-t", "0").succeeds();
    }
    assertThat(ps()).isEmpty();
  }

  @Test
  void what_changes_is_copied_while_it_is_watched() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                develop: {watch: [{path: ./src, action: sync, target: /src}]}
            """)
        .file("src/page", "old")
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("up", "-d").succeeds();
      try (var watch = stack.dhow("watch").start()) {
        Eventually.isTrue("it watches", () -> watch.stderr().contains("Watch enabled"));
        stack.file("src/page", "new");
        Eventually.isTrue(
            "it is there",
            () -> stack.dhow("exec", "-T", "web", "cat", "/src/page").run().stdout().equals("new"),
            watch::stderr);
      }
    } finally {
      stack.dhow("down", "-v", "-t", "0").succeeds();
    }
  }

  private String said(String... arguments) {
    return stack.dhow(arguments).succeeds().stdout();
  }

  private List<String> ps() {
    return stack.dhow("ps", "-a", "--format", "{{.Service}} {{.State}}").succeeds().lines();
  }
}
