package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.plan.PlanningException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {
  private final WatchScene watched = new WatchScene();
  private final Scene scene = watched.scene;
  private final FakeSources sources = watched.sources;

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_project_that_is_watched_already_is_not_watched_again() {
    scene.project(WatchScene.SYNC);
    scene.watchedElsewhere();

    assertThatThrownBy(() ->
            new Watch(scene.workplace(), watched.watching())
                .run(new WatchOptions(Set.of(), true, true, false, false)))
        .isInstanceOf(PlanningException.class)
        .hasMessage("project shop is watched already, by somebody else");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void changes_reach_all_containers_of_a_service_as_one_batch() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("command: serve", "scale: 2"));
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");

    sources.put(0, "d/ d/a=1 b=1");
    watched.awaitStory("web: synced, 3 written, in 2 containers");
    assertThat(scene.engine.files().of("shop-web-1").keySet())
        .containsExactly("/app/b", "/app/d", "/app/d/a");
    assertThat(scene.engine.files().of("shop-web-2"))
        .isEqualTo(scene.engine.files().of("shop-web-1"));
    sources.put(0, "b=2");
    watched.awaitStory("web: synced, 1 written, 1 removed, in 2 containers");
    assertThat(scene.engine.files().of("shop-web-1").keySet()).containsExactly("/app/b");
    assertThat(scene.engine.calls().count("sendFiles")).isEqualTo(4);
    watched.end(watch);
  }

  @Test
  void what_changes_while_images_are_built_is_not_lost() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("image: busybox", "build: ."));
    var build = scene.engine.calls().holdBack("build");
    sources.put(0, "a=1");

    var watch = watched.watch();
    build.awaitArrival();
    sources.put(0, "a=2");
    build.open();
    watched.awaitStory("web: synced, 1 written");
    watched.end(watch);
  }

  @Test
  void only_what_differs_is_copied_at_first() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("target: /app", "target: /app, initial_sync: true"));
    sources.put(0, "d/ d/a=1 b=1");
    var first = watched.watch();
    watched.awaitStory("web: synced, 3 written");
    watched.end(first);
    sources.put(0, "d/ d/a=1 b=2");

    var second = watched.watch();
    watched.awaitStory("web: synced, 1 written");
    watched.end(second);
    assertThat(scene.engine.files().of("shop-web-1")).hasSize(3);
  }

  @Test
  void a_container_that_was_made_anew_is_given_what_it_lacks() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1");
    watched.awaitStory("web: synced, 1 written");

    scene.up(UpFlags.DETACHED.recreating());
    watched.await(() -> isOn("shop-web-1", "/app/a"));
    watched.end(watch);
  }

  private boolean isOn(String container, String path) {
    return scene.engine.files().of(container).containsKey(path);
  }

  @Test
  void a_container_that_is_gone_meanwhile_is_no_failure() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    scene.engine.calls().failNext("sendFiles", new EngineException.NotFound("gone", null));

    sources.put(0, "a=1");
    scene.engine.calls().awaitCount("sendFiles", 1);
    sources.put(0, "a=1 b=1");
    watched.awaitStory("web: synced, 2 written");
    assertThat(scene.err.toString()).doesNotContain("gone");
    watched.end(watch);
  }

  @Test
  void what_is_removed_waits_for_a_container_that_does_not_run() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1 b=1");
    watched.awaitStory("web: synced, 2 written");
    scene.engine.exit("shop-web-1", 1);

    sources.put(0, "a=2");
    watched.awaitStory("shop-web-1: not synced, what is removed stays until the container runs");
    assertThat(scene.engine.files().of("shop-web-1").keySet()).containsExactly("/app/a", "/app/b");
    scene.up(UpFlags.DETACHED);
    watched.awaitStory("web: synced, 1 removed");
    assertThat(scene.engine.files().of("shop-web-1").keySet()).containsExactly("/app/a");
    watched.end(watch);
  }

  @Test
  void what_is_mounted_in_a_container_is_not_emptied_and_that_is_told_once()
      throws InterruptedException {
    scene.project(
        WatchScene.SYNC.replace("command: serve", "volumes: [data:/app/data]")
            + "volumes: {data: {}}\n");
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1 b=1 data/ data/c=1");
    watched.awaitStory("web: synced, 4 written");

    sources.put(0, "a=1");
    watched.awaitStory("web: synced, 1 removed, /app/data kept as something is mounted there, in");
    assertThat(scene.engine.files().of("shop-web-1").keySet())
        .containsExactly("/app/a", "/app/data", "/app/data/c");
    sources.put(0, "a=2");
    watched.awaitStory("web: synced, 1 written, in");
    assertThat(scene.err.toString()).containsOnlyOnce("kept as");
    watched.end(watch);
  }

  @Test
  void what_fails_is_tried_again_and_told_only_when_it_fails_again() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    var full = new EngineException.Refused(500, "no space left", "make some");
    scene.engine.calls().failNext("sendFiles", full);
    scene.engine.calls().failNth("sendFiles", 2, full);

    sources.put(0, "a=1");
    scene.time.awaitPending(Duration.ofMillis(100));
    assertThat(scene.err.toString()).doesNotContain("no space left");
    scene.time.advance(Duration.ofMillis(100));
    watched.awaitStory("shop-web-1: not synced, no space left");
    scene.time.awaitPending(Duration.ofMillis(200));
    scene.time.advance(Duration.ofMillis(200));
    watched.awaitStory("web: synced, 1 written");
    watched.end(watch);
  }

  @Test
  void an_engine_that_is_out_of_reach_for_a_while_is_asked_again() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1");
    watched.awaitStory("web: synced, 1 written");
    scene
        .engine
        .calls()
        .failNext("containers", new EngineException.Unreachable("no answer", null, null));

    scene.engine.exit("shop-web-1", 1);
    watched.awaitStory("nothing is copied for now: no answer");
    scene.time.awaitPending(Duration.ofSeconds(1));
    scene.time.advance(Duration.ofSeconds(1));
    sources.put(0, "a=1 b=1 c=1");
    watched.awaitStory("web: synced, 2 written");
    watched.end(watch);
  }

  @Test
  void an_image_without_rm_keeps_what_should_be_removed_and_that_is_told()
      throws InterruptedException {
    scene.engine.withImage("distroless");
    scene.project(WatchScene.SYNC.replace("busybox", "distroless"));
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");
    sources.put(0, "a=1 b=1");
    watched.awaitStory("web: synced, 2 written");

    sources.put(0, "a=2");
    watched.awaitStory("shop-web-1: not synced, there is no `rm` in it to remove /app/b");
    sources.put(0, "a=3");
    watched.await(() -> scene.engine.calls().count("sendFiles") == 3);
    assertThat(scene.engine.files().of("shop-web-1")).containsKey("/app/b");
    watched.end(watch);
  }

  @Test
  void containers_can_be_left_as_they_are_at_first() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch(new WatchOptions(Set.of(), false, true, false, false));
    watched.awaitStory("Watch enabled");
    assertThat(scene.engine.calls().mutating()).isEmpty();
    watched.end(watch);
  }

  @Test
  void a_dry_run_tells_what_is_watched_and_does_nothing() throws InterruptedException {
    scene.project(WatchScene.SYNC);

    assertThat(watched.watch(new WatchOptions(Set.of(), true, true, false, true)).exitCode())
        .isZero();
    assertThat(scene.out.toString())
        .contains("Container shop-web-1  create")
        .endsWith(" Service web  watch  (sync: /srv/shop/src → /app)\n");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void a_dry_run_makes_paths_harmless_for_a_terminal() throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("path: src", "path: \"src\\e[2J\""));

    assertThat(watched.watch(new WatchOptions(Set.of(), true, true, false, true)).exitCode())
        .isZero();
    assertThat(scene.out.toString())
        .doesNotContain("\u001b")
        .endsWith(" Service web  watch  (sync: /srv/shop/src␛[2J → /app)\n");
  }

  @Test
  void services_without_a_develop_section_cannot_be_watched() {
    scene.project("services: {web: {image: busybox}}");

    assertThatThrownBy(() ->
            new Watch(scene.workplace(), watched.watching())
                .run(new WatchOptions(Set.of(), true, true, false, false)))
        .isInstanceOf(UsageException.class)
        .hasMessage("none of the selected services is configured for watch");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void what_has_no_build_cannot_be_rebuilt() {
    scene.project(
        """
        services:
          web: {image: busybox, develop: {watch: [{path: src, action: rebuild}]}}
        """);

    assertThatThrownBy(() ->
            new Watch(scene.workplace(), watched.watching())
                .run(new WatchOptions(Set.of(), true, true, false, false)))
        .isInstanceOf(PlanningException.class)
        .hasMessageContaining("rebuild without a build context");
  }

  @Test
  void what_hinders_watching_is_told() throws InterruptedException {
    scene.project(WatchScene.SYNC);
    var watch = watched.watch();
    watched.awaitStory("Watch enabled");

    sources.notice("/srv/shop/src/secret cannot be watched: permission denied");
    watched.awaitStory(" ⦿ /srv/shop/src/secret cannot be watched: permission denied\n");
    watched.end(watch);
  }
}
