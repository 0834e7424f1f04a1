package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
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

  @Test
  void what_is_waited_for_ends_or_fails_as_on_newer_ones() {
    stack
        .compose(
            """
            services:
              job: {image: busybox, init: true, command: "sh -c 'sleep 1; exit ${CODE:-0}'"}
              web:
                image: busybox
                init: true
                command: sleep infinity
                depends_on: {job: {condition: service_completed_successfully}}
              loop: {image: busybox, command: 'false', restart: always, profiles: [loop]}
              ill:
                image: busybox
                init: true
                command: sleep infinity
                healthcheck: {test: "echo sick; exit 1", interval: 500ms, retries: 1}
                profiles: [ill]
            """)
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("up", "-d", "--wait").succeeds();
      assertThat(ps()).containsExactlyInAnyOrder("job exited", "web running");
      stack.dhow("down", "-t", "0").succeeds();

      var failed = stack.dhow("up", "-d").with("CODE", "3").run().exitsWith(1);
      assertThat(failed.stderr()).contains("exit code 3");
      assertThat(stack.dhow("up", "--wait", "loop").run().exitsWith(1).stderr())
          .contains("keeps restarting");
      assertThat(stack.dhow("up", "--wait", "ill").run().exitsWith(1).stderr()).contains("sick");

      stack.dhow("up", "-d", "--no-deps", "web").succeeds();
      var id = stack.dhow("ps", "-q", "web").succeeds().stdout().strip();
      try (var proxy = RecordingProxy.before(System.getenv("DHOW_OLD_ENGINE"));
          var waiting = stack.dhow("wait", "web").through(proxy).start()) {
        // It is looked at once more when it was listed; that is the latest moment for its end.
        Eventually.isTrue(
            "it is known to run",
            () ->
                proxy.requests().stream()
                    .anyMatch(each -> each.path().startsWith("/containers/" + id)));
        stack.dhow("kill", "web").succeeds();
        assertThat(waiting.finish().exitsWith(137).stdout()).contains("137");
      }
    } finally {
      stack.dhow("--profile", "*", "down", "-v", "-t", "0").succeeds();
    }
    assertThat(ps()).isEmpty();
  }

  @Test
  void the_other_commands_work() {
    var image = "localhost/" + stack.name() + ":made";
    stack
        .compose(
            """
            services:
              web:
                image: %s
                build:
                  dockerfile_inline: |
                    FROM busybox
                    RUN echo "it is $$((40 + 2)) now" >/made
                init: true
                command: sleep infinity
                ports: ["80"]
                volumes: ["data:/data"]
            volumes: {data: }
            """
                .formatted(image))
        .with("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    try {
      stack.dhow("config", "-q").succeeds();
      stack.dhow("lint").succeeds();
      stack.dhow("build").succeeds();
      stack.dhow("create").succeeds();
      assertThat(ps()).containsExactly("web created");
      assertThat(said("why", "web")).contains("never started");
      stack.dhow("start").succeeds();
      assertThat(said("exec", "web", "cat", "/made")).contains("it is 42 now");
      assertThat(said("port", "web", "80")).contains(":");
      assertThat(said("ls", "--format", "json")).contains(stack.name());
      assertThat(said("volumes")).contains(stack.name() + "_data");
      assertThat(said("status")).contains("web");
      assertThat(said("graph")).contains("web");
      assertThat(said("events", "--since", "1h", "--until", "0s")).contains("container start");
      assertThat(said("version")).isNotBlank();
      stack.dhow("export", "-o", "all.tar", "web").succeeds();
      assertThat(stack.directory().resolve("all.tar")).isNotEmptyFile();
      stack.dhow("commit", "web", image + "-committed").succeeds();
      stack.command("docker", "rmi", image + "-committed").succeeds();
      stack.dhow("pull", "--ignore-buildable").succeeds();
      assertThat(stack.dhow("push").run().exitsWith(1).stderr()).contains(image);
      try (var attached = stack.dhow("attach", "--no-stdin", "web").start()) {
        stack.dhow("kill", "web").succeeds();
        attached.finish().exitsWith(137);
      }
      stack.dhow("rm", "-f").succeeds();
      stack.dhow("up", "--timeline-file", "record", "-d").succeeds();
      assertThat(said("trace", "record")).contains("web");
      try (var up = stack.dhow("up", "--menu=false").start()) {
        Eventually.isTrue("it is attached", () -> up.stderr().contains("Running"), up::stderr);
        up.signal("INT");
        up.finish().exitsWith(130);
      }
      assertThat(ps()).containsExactly("web exited");
    } finally {
      stack.dhow("down", "-v", "-t", "0", "--rmi", "all").succeeds();
    }
    assertThat(ps()).isEmpty();
  }

  private String said(String... arguments) {
    return stack.dhow(arguments).succeeds().stdout();
  }

  private List<String> ps() {
    return stack.dhow("ps", "-a", "--format", "{{.Service}} {{.State}}").succeeds().lines();
  }
}
