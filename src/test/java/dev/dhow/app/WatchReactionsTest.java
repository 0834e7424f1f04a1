package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchReactionsTest {
  private final WatchScene watched = new WatchScene();
  private final Scene scene = watched.scene;
  private final FakeSources sources = watched.sources;

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_service_is_restarted_once_it_has_its_files() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("action: sync,", "action: sync+restart,"));
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");

    sources.put(0, "a=1");
    watched.awaitStory(" ⦿ web: restarted\n");
    var calls = scene.engine.calls().mutating().stream().map(call -> call.method()).toList();
    assertThat(calls).containsSubsequence("start", "sendFiles", "restart");
    watched.end(watch);
  }

  @Test
  void it_is_restarted_even_if_only_a_part_was_done_at_first() throws InterruptedException {
    scene.project(
        """
        services:
          web:
            image: busybox
            develop:
              watch:
                - {path: conf, action: sync+restart, target: /conf}
                - {path: src, action: sync, target: /app}
        """);
    sources.put(0, "a=1");
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1 b=1");
    watched.awaitStory("web: restarted");
    scene
        .engine
        .calls()
        .failNext("sendFiles", new EngineException.Refused(500, "no space left", null));
    sources.putAll("a=1", "c=1");

    scene.time.awaitPending(Duration.ofMillis(100));
    scene.time.advance(Duration.ofMillis(100));
    watched.await(() -> scene.engine.calls().count("restart") == 2);
    assertThat(scene.engine.files().of("shop-web-1")).containsOnlyKeys("/app/c");
    watched.end(watch);
  }

  @Test
  void one_that_crashed_is_started_again_with_its_files() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("action: sync,", "action: sync+restart,"));
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    scene.engine.exit("shop-web-1", 1);

    sources.put(0, "a=1");
    watched.awaitStory("web: restarted");
    assertThat(scene.engine.inspect(scene.engine.id("shop-web-1")).status())
        .isEqualTo(ContainerStatus.RUNNING);
    watched.end(watch);
  }

  @Test
  void a_command_runs_where_files_were_copied_and_its_failure_is_told()
      throws InterruptedException {
    scene.project(
        """
        services:
          web:
            image: busybox
            develop:
              watch:
                - path: src
                  action: sync+exec
                  target: /app
                  exec: {command: [sh, -c, "echo no such page; exit 3"]}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");

    sources.put(0, "a=1");
    watched.awaitStory(" ⦿ shop-web-1 | no such page\n");
    watched.awaitStory("shop-web-1: ran `sh -c echo no such page; exit 3`, exit code 3\n");
    watched.end(watch);
  }

  @Test
  void a_command_that_takes_long_is_told() throws InterruptedException {
    scene.project(
        """
        services:
          web:
            image: busybox
            develop:
              watch:
                - {path: src, action: sync+exec, target: /app, exec: {command: [sh, -c, exit 0]}}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    var command = scene.engine.calls().holdBack("hook");

    sources.put(0, "a=1");
    command.awaitArrival();
    scene.time.advance(Duration.ofSeconds(10));
    watched.awaitStory("shop-web-1: still running `sh -c exit 0`; nothing else is done until it");
    command.open();
    watched.awaitStory("shop-web-1: ran `sh -c exit 0`\n");
    watched.end(watch);
  }

  @Test
  void a_command_that_hangs_does_not_keep_everything_else_from_being_done()
      throws InterruptedException {
    scene.project(
        """
        services:
          web:
            image: busybox
            develop:
              watch:
                - {path: src, action: sync+exec, target: /app, exec: {command: [sh, -c, exit 0]}}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    var command = scene.engine.calls().holdBack("hook");

    sources.put(0, "a=1");
    command.awaitArrival();
    scene.time.advance(Duration.ofMinutes(10));
    watched.awaitStory("shop-web-1: `sh -c exit 0` has not ended for 10 minutes; going on");
    command.open();
    sources.put(0, "a=2");
    watched.awaitStory("shop-web-1: ran `sh -c exit 0`\n");
    watched.end(watch);
  }

  @Test
  void a_restart_says_why() throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox, develop: {watch: [{path: src, action: restart}]}}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");

    sources.put(0, "nginx.conf=1");
    watched.awaitStory("web: restarted, as nginx.conf changed");
    assertThat(scene.engine.calls().count("restart")).isEqualTo(1);
    watched.end(watch);
  }

  @Test
  void a_rebuilt_service_gets_new_containers_and_then_what_changed_meanwhile()
      throws InterruptedException {
    scene.project(
        """
        services:
          web:
            build: .
            depends_on: [db]
            develop:
              watch:
                - {path: src, action: sync, target: /app}
                - {path: package.json, action: rebuild}
          db: {image: busybox}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    var first = scene.engine.id("shop-web-1");
    var db = scene.engine.id("shop-db-1");
    var builds = scene.engine.calls().holdBack("build");

    sources.put(1, "=1");
    builds.awaitArrival();
    sources.put(0, "a=1");
    builds.open();
    watched.awaitStory("web: rebuilding, as package.json changed");
    watched.awaitStory("web: rebuilt in ");
    assertThat(scene.err.toString())
        .contains("Container shop-web-1  Recreated\n"); // watch itself says why
    watched.awaitStory("web: synced, 1 written");
    assertThat(scene.engine.id("shop-web-1")).isNotEqualTo(first);
    assertThat(scene.engine.id("shop-db-1")).isEqualTo(db);
    watched.end(watch);
  }

  @Test
  void a_failing_build_ends_nothing() throws InterruptedException {
    scene.project(
        """
        services:
          web: {build: ., develop: {watch: [{path: src, action: rebuild}]}}
        """);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    var first = scene.engine.id("shop-web-1");
    scene.engine.calls().failNext("build", new EngineException.BuildFailed("no such step", null));

    sources.put(0, "a=1");
    watched.awaitStory("web: not rebuilt, the containers stay as they are");
    assertThat(scene.err.toString()).contains("no such step");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(first);
    sources.put(0, "a=2");
    watched.awaitStory("web: rebuilt in ");
    watched.end(watch);
  }
}
