package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PullImagesTest {
  private static final String THREE =
      """
      services:
        web: {image: "site:2", depends_on: [db]}
        db: {image: "db:15"}
        mine: {build: .}
      """;

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void every_image_is_asked_for_even_one_that_is_there() throws InterruptedException {
    three();
    scene.engine.withImage("db:15");

    pull(false, null);

    assertThat(scene.engine.calls().mutating())
        .containsExactlyInAnyOrder(new Call("pull", "db:15"), new Call("pull", "site:2"));
    assertThat(scene.err.toString()).contains(" Image db:15  Pulled\n").doesNotContain("was given");
  }

  @Test
  void only_what_is_named_is_pulled() throws InterruptedException {
    three();

    pull(false, null, "web");

    assertThat(scene.engine.calls().mutating()).containsExactly(new Call("pull", "site:2"));
  }

  @Test
  void what_is_there_is_left_alone_when_only_missing_ones_are_wanted() throws InterruptedException {
    three();
    scene.engine.withImage("db:15");

    pull(false, "missing");

    assertThat(scene.engine.calls().mutating()).containsExactly(new Call("pull", "site:2"));
  }

  @Test
  void nothing_to_pull_is_told() throws InterruptedException {
    scene.project("services: {mine: {build: .}}");

    pull(false, null);

    assertThat(scene.err.toString()).isEqualTo("nothing to pull\n");
  }

  @Test
  void a_pull_that_fails_is_an_error() {
    three();
    scene.engine.calls().failNext("pull", gone());

    assertThatThrownBy(() -> pull(false, null)).isInstanceOf(FailedException.class);
    assertThat(scene.err.toString()).contains("error: Image ", "no such manifest");
    assertThat(scene.engine.calls().count("pull")).isEqualTo(2);
  }

  @Test
  void it_is_a_warning_when_failures_are_to_be_ignored() throws InterruptedException {
    three();
    scene.engine.calls().failNext("pull", gone());

    pull(true, null);

    assertThat(scene.err.toString())
        .contains("warning: Image ", "no such manifest")
        .doesNotContain("error:");
  }

  private void three() {
    scene.project(THREE);
    scene.engine.withRegistryImage("site:2");
    scene.engine.withRegistryImage("db:15");
  }

  private static EngineException gone() {
    return new EngineException.ImageUnavailable("no such manifest", null);
  }

  private void pull(boolean ignoreFailures, @Nullable String policy, String... services)
      throws InterruptedException {
    var options =
        new PullOptions(Set.of(services), false, false, ignoreFailures, policy, false, false);
    assertThat(new PullImages(scene.workplace()).run(options)).isZero();
  }
}
