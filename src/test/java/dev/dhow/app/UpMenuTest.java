package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.state.ContainerStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpMenuTest {
  private static final String MENU = "w Enable Watch   d Detach";

  private final WatchScene watched = new WatchScene();
  private final Scene scene = watched.scene;

  @BeforeEach
  void terminal() {
    scene.terminal = true;
    scene.progress = ProgressMode.TTY;
    scene.console.terminal();
    scene.project(WatchScene.SYNC);
  }

  @AfterEach
  void close() {
    assertThat(scene.console.raw).isFalse();
    assertThat(scene.console.stoppedWhileRaw).isFalse(); // it could not be put back afterwards
    scene.close();
  }

  @Test
  void one_can_detach_and_the_containers_go_on() throws InterruptedException {
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("d");

    assertThat(up.exitCode()).isZero();
    var container = scene.engine.inspect(scene.engine.id("shop-web-1"));
    assertThat(container.status()).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void watching_can_be_switched_on_and_off() throws InterruptedException {
    var up = up(true);
    watched.awaitStory(MENU);

    scene.console.type("w");
    watched.awaitStory("w Disable Watch   d Detach");
    watched.sources.put(0, "a=1");
    watched.awaitStory("web: synced");
    scene.console.type("w");
    watched.awaitStory("Watch disabled");
    watched.await(() -> {
      var told = scene.err.toString();
      return told.lastIndexOf(MENU) > told.lastIndexOf("Watch disabled");
    });
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
  }

  @Test
  void in_the_background_it_goes_on_without_keys_and_has_them_again_when_brought_back()
      throws InterruptedException {
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.toBackground();
    scene.console.toForeground();
    watched.await(() -> scene.err.toString().split(MENU, -1).length > 2);
    scene.console.type("d");

    assertThat(up.exitCode()).isZero();
  }

  @Test
  void in_the_background_it_can_end() throws InterruptedException {
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.toBackground();
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
  }

  @Test
  void what_cannot_be_watched_is_told() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("w");
    watched.awaitStory("none of the selected services is configured for watch");
    scene.console.type("d");

    assertThat(up.exitCode()).isZero();
  }

  @Test
  void what_somebody_else_watches_is_not_watched_twice() throws InterruptedException {
    scene.watchedElsewhere();
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("w");
    watched.awaitStory("project shop is watched already, by somebody else");
    scene.console.type("d");

    assertThat(up.exitCode()).isZero();
  }

  @Test
  void what_keeps_it_from_being_watched_is_told_and_keys_go_on() throws InterruptedException {
    scene.watchFails(new UncheckedIOException("no room for locks", new IOException()));
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("w");
    watched.awaitStory("no room for locks");
    scene.console.type("d");

    assertThat(up.exitCode()).isZero();
  }

  @Test
  void what_nobody_foresaw_ends_it() {
    scene.watchFails(new IllegalStateException("a defect"));
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("w");

    assertThatThrownBy(up::exitCode).hasRootCauseMessage("a defect");
  }

  @Test
  void an_interrupt_does_not_wait_for_what_a_key_began() throws InterruptedException {
    var claim = scene.watchHangs();
    var up = up(null);
    watched.awaitStory(MENU);

    scene.console.type("w");
    claim.awaitWaiter();
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    var container = scene.engine.inspect(scene.engine.id("shop-web-1"));
    assertThat(container.status()).isEqualTo(ContainerStatus.EXITED);
  }

  @Test
  void there_are_no_keys_where_nobody_wants_or_sees_them() throws InterruptedException {
    for (var progress : new ProgressMode[] {ProgressMode.PLAIN, ProgressMode.TTY}) {
      scene.progress = progress;
      var up = up(progress == ProgressMode.PLAIN);
      scene.engine.calls().awaitCount("start", 1);
      up.interrupt();

      assertThat(up.exitCode()).isEqualTo(130);
      scene.engine.calls().forget();
    }
    assertThat(scene.console.rawModes).isZero();
  }

  private Scene.Running up(@Nullable Boolean menu) {
    var stay = new Stay(watched.watching(), false, menu);
    return new Scene.Running(() -> new Up(scene.workplace()).run(UpFlags.ATTACHED.options(), stay));
  }
}
