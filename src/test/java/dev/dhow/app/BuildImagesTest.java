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

  @Test
  void what_a_build_takes_files_from_is_built_before_it() throws InterruptedException {
    scene.project(
        """
        services:
          app: {build: {context: app, additional_contexts: {made: service:made}}}
          made: {build: made}
        """);

    build(false, "app");

    assertThat(scene.engine.calls().mutating())
        .containsExactly(new Call("build", "shop-made"), new Call("build", "shop-app"));
  }

  @Test
  void what_needs_a_failed_build_is_left_out() {
    scene.project(
        """
        services:
          app: {build: {context: app, additional_contexts: {made: service:made}}}
          made: {build: made}
        """);
    scene.engine.calls().failNext("build", new EngineException.BuildFailed("no space", null));

    assertThatThrownBy(() -> build(false)).isInstanceOf(FailedException.class);

    assertThat(scene.engine.calls().count("build")).isEqualTo(1);
    assertThat(scene.err.toString()).contains("not done because of it: Image shop-app");
  }

  @Test
  void the_builds_can_be_printed_and_nothing_is_done() throws InterruptedException {
    scene.project("services: {app: {build: {context: ., args: {A: file, B: file}}}}");

    var options = options(false, true, false, List.of("A=flag", "B"));
    assertThat(new BuildImages(scene.workplace()).run(options)).isZero();

    assertThat(scene.engine.calls().mutating()).isEmpty();
    assertThat(scene.out.toString())
        .contains("\"targets\": [\n        \"app\"", "\"A\": \"flag\"")
        .doesNotContain("\"B\"");
  }

  @Test
  void checking_takes_somebody_who_can() {
    assertThatThrownBy(
            () -> new BuildImages(scene.workplace()).run(options(true, false, false, List.of())))
        .isInstanceOf(EngineException.Unsupported.class)
        .hasMessageContaining("takes docker buildx");
  }

  private void build(boolean withDependencies, String... services) throws InterruptedException {
    var options = options(false, false, withDependencies, List.of(), services);
    assertThat(new BuildImages(scene.workplace()).run(options)).isZero();
  }

  private static BuildOptions options(
      boolean check,
      boolean print,
      boolean withDependencies,
      List<String> args,
      String... services) {
    return new BuildOptions(
        Set.of(services),
        check,
        print,
        withDependencies,
        false,
        false,
        false,
        args,
        new TreeMap<>(),
        null,
        0,
        null,
        null,
        false,
        false);
  }
}
