package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BuildImagesTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void project() {
    scene.project(
        """
        services:
          web: {build: web, depends_on: [api]}
          api: {build: api}
          db: {image: busybox}
        """);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void all_that_have_a_build_section_are_built() throws InterruptedException {
    build(false);

    assertThat(scene.engine.calls().mutating())
        .containsExactlyInAnyOrder(new Call("build", "shop-api"), new Call("build", "shop-web"));
  }

  @Test
  void what_is_there_is_built_again_and_no_flag_is_named_for_it() throws InterruptedException {
    build(false);
    build(false);

    assertThat(scene.engine.calls().count("build")).isEqualTo(4);
    assertThat(scene.err.toString())
        .contains(" Image shop-web  Built\n")
        .doesNotContain("was given");
  }

  @Test
  void only_what_is_named_is_built() throws InterruptedException {
    build(false, "web");

    assertThat(scene.engine.calls().mutating()).containsExactly(new Call("build", "shop-web"));
  }

  @Test
  void dependencies_are_built_when_asked_for() throws InterruptedException {
    build(true, "web");

    assertThat(scene.engine.calls().count("build")).isEqualTo(2);
  }

  @Test
  void a_build_that_fails_does_not_stop_the_others() {
    scene.engine.calls().failNext("build", new EngineException.BuildFailed("no space", null));

    assertThatThrownBy(() -> build(false)).isInstanceOf(FailedException.class);
    assertThat(scene.engine.calls().count("build")).isEqualTo(2);
    assertThat(scene.err.toString()).contains("error: Image shop-", "no space");
  }

  private void build(boolean withDependencies, String... services) throws InterruptedException {
    var options = options(withDependencies, services);
    assertThat(new BuildImages(scene.workplace()).run(options)).isZero();
  }

  private static BuildOptions options(boolean withDependencies, String... services) {
    return new BuildOptions(
        Set.of(services),
        false,
        false,
        withDependencies,
        false,
        false,
        false,
        List.of(),
        new TreeMap<>(),
        null,
        0,
        null,
        null,
        false,
        false);
  }
}
