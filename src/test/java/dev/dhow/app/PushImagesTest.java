package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PushImagesTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void project() {
    scene.engine.withImage("r/app:1").withImage("r/app:also").withImage("r/db:1");
    scene.project(
        """
        services:
          app: {image: "r/app:1", build: {context: ., tags: ["r/app:also"]}, depends_on: [db]}
          db: {image: "r/db:1", build: .}
          unnamed: {build: .}
          foreign: {image: busybox}
        """);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_is_built_and_named_is_pushed_under_all_its_names() throws InterruptedException {
    assertThat(push(false, false)).isZero();

    assertThat(scene.engine.calls().mutating())
        .containsExactlyInAnyOrder(
            new Call("push", "r/app:1"),
            new Call("push", "r/app:also"),
            new Call("push", "r/db:1"));
    assertThat(scene.err.toString()).contains(" Image r/app:also  Pushed\n");
  }

  @Test
  void dependencies_are_pushed_only_when_asked_for() throws InterruptedException {
    push(false, false, "app");
    assertThat(scene.engine.calls().count("push")).isEqualTo(2);

    push(true, false, "app");
    assertThat(scene.engine.calls().count("push")).isEqualTo(5);
  }

  @Test
  void a_failure_stops_nothing_and_may_be_ignored() throws InterruptedException {
    scene.engine.calls().failNext("push", new EngineException.ImageUnavailable("denied", "log in"));
    assertThatThrownBy(() -> push(false, false)).isInstanceOf(FailedException.class);
    assertThat(scene.engine.calls().count("push")).isEqualTo(3);
    assertThat(scene.err.toString()).contains("error: ", "denied", "hint: log in");

    scene.engine.calls().failNext("push", new EngineException.ImageUnavailable("denied", "log in"));
    assertThat(push(false, true)).isZero();
    assertThat(scene.err.toString()).contains("warning: ");
  }

  @Test
  void without_anything_to_push_it_says_so() throws InterruptedException {
    assertThat(push(false, false, "foreign")).isZero();

    assertThat(scene.engine.calls().mutating()).isEmpty();
    assertThat(scene.err.toString()).contains("nothing to push");
  }

  private int push(boolean includeDeps, boolean ignoreFailures, String... services)
      throws InterruptedException {
    return new PushImages(scene.workplace())
        .run(new PushOptions(Set.of(services), includeDeps, ignoreFailures, false, false));
  }
}
