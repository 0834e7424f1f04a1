package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.state.ContainerStatus;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchedUpTest {
  private final WatchScene watched = new WatchScene();
  private final Scene scene = watched.scene;
  private final FakeSources sources = watched.sources;

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void an_attached_up_goes_on_while_containers_are_restarted_and_ends_with_them()
      throws InterruptedException {
    scene.project(WatchScene.SYNC.replace("action: sync,", "action: sync+restart,"));
    var up = watched.upAttached();
    watched.awaitStory("Watch enabled");

    sources.put(0, "a=1");
    watched.awaitStory("web: restarted");
    sources.put(0, "a=2");
    watched.await(() -> scene.engine.calls().count("restart") == 2);
    watched.await(() -> scene.err.toString().split("web: restarted").length == 3);
    scene.engine.exit("shop-web-1", 3);

    assertThat(up.exitCode()).isZero();
    assertThat(scene.out.toString()).endsWith("web-1 exited with code 3\n");
    assertThat(scene.err.toString()).contains("Watch disabled");
  }

  @Test
  void an_attached_up_goes_on_while_containers_are_replaced_and_stops_the_new_ones()
      throws InterruptedException {
    scene.project(
        """
        services:
          web: {build: ., develop: {watch: [{path: src, action: rebuild}]}}
        """);
    var up = watched.upAttached();
    watched.awaitStory("Watch enabled");
    var first = scene.engine.id("shop-web-1");

    sources.put(0, "a=1");
    watched.awaitStory("web: rebuilt in");
    var second = scene.engine.id("shop-web-1");
    assertThat(second).isNotEqualTo(first);
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(scene.engine.inspect(second).status()).isEqualTo(ContainerStatus.EXITED);
    assertThat(scene.err.toString()).containsSubsequence("Watch disabled", "Gracefully stopping");
  }

  @Test
  void a_rebuild_asks_nothing_and_keeps_what_it_would_have_to_ask_for()
      throws InterruptedException {
    var files =
        """
        services:
          web:
            build: .
            volumes: [data:/data]
            develop: {watch: [{path: src, action: rebuild}]}
        volumes: {data: {labels: {made: "%s"}}}
        """;
    scene.project(files.formatted("before"));
    scene.up(UpFlags.DETACHED);
    var questions = new ConcurrentLinkedQueue<String>();
    scene.consent = question -> !questions.add(question);
    scene.project(files.formatted("after"));
    var up = watched.upAttached();
    watched.awaitStory("Watch enabled");

    sources.put(0, "a=1");
    watched.awaitStory("web: rebuilt in");
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(questions).hasSize(1); // when it began
  }

  @Test
  void an_attached_up_without_anything_to_watch_starts_nothing() {
    scene.project("services: {web: {image: busybox}}");

    assertThatThrownBy(
            () -> new Up(scene.workplace()).run(UpFlags.ATTACHED.options(), watched.stay()))
        .isInstanceOf(UsageException.class)
        .hasMessage("none of the selected services is configured for watch");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }
}
