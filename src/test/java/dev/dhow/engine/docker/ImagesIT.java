package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.model.Build;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.TestBuilds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Images built and not pulled on the real engine that the environment names.
@Timeout(120)
class ImagesIT {
  private final String image = "dhow-it-" + UUID.randomUUID().toString().substring(0, 8);
  private final DockerEngine engine = DockerEngine.of(System.getenv(), InstantSource.system());
  private final DockerEngine classic = DockerEngine.of(classic(), InstantSource.system());
  private final List<Progress> progress = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void leaveNothing() throws InterruptedException {
    for (var reference : List.of(image, image + ":also")) {
      if (engine.image(reference).isPresent()) {
        engine.removeImage(reference);
      }
    }
    engine.close();
    classic.close();
  }

  private static Map<String, String> classic() {
    var environment = new HashMap<>(System.getenv());
    environment.put("DOCKER_BUILDKIT", "0");
    return environment;
  }

  @Test
  void an_image_is_built_with_arguments_labels_target_and_tags() throws Exception {
    write(
        "Dockerfile",
        """
        FROM busybox:latest AS first
        ARG WORD=none
        RUN echo "said $WORD" && test -f /bin/busybox
        COPY . /context/
        RUN test -f /context/seen && test ! -e /context/hidden
        FROM first AS second
        RUN false
        """);
    write(".dockerignore", "hidden\n");
    write("seen", "seen");
    write("hidden", "hidden");
    for (var word : List.of("new", "old")) {
      progress.clear();
      var builder = word.equals("old") ? classic : engine;
      var said = word + " " + image; // not what an earlier run left in the cache
      var id = builder.build(spec(null, "first", Map.of("WORD", said)), progress::add);
      var built = engine.image(image).orElseThrow();
      assertThat(built.id()).isEqualTo(id);
      assertThat(built.tags()).contains(image + ":latest", image + ":also");
      assertThat(built.labels()).containsEntry("a", "b c");
      assertThat(texts()).anyMatch(line -> line.endsWith("said " + said));
    }
  }

  private List<String> texts() {
    return progress.stream()
        .map(step -> step instanceof Progress.Line(var text) ? text : "")
        .toList();
  }

  @Test
  void what_only_buildkit_knows_is_built() throws Exception {
    write(
        "Dockerfile",
        """
        FROM busybox:latest
        COPY <<EOF /hello
        hello
        EOF
        RUN --mount=type=tmpfs,target=/scratch cp /hello /scratch && cat /scratch/hello
        """);
    if (hasBuildKit()) {
      assertThat(engine.build(spec(null, null, Map.of()), progress::add)).startsWith("sha256:");
    } else {
      assertThatThrownBy(() -> engine.build(spec(null, null, Map.of()), progress::add))
          .isInstanceOf(EngineException.BuildFailed.class);
    }
    assertThatThrownBy(() -> classic.build(spec(null, null, Map.of()), progress::add))
        .isInstanceOf(EngineException.BuildFailed.class);
  }

  /// Engines have it switched on since version 23.
  private boolean hasBuildKit() throws InterruptedException {
    return Integer.parseInt(engine.info().version().split("\\.", -1)[0]) >= 23;
  }

  @Test
  void a_failing_step_is_named() throws Exception {
    write("Dockerfile", "FROM busybox:latest\nRUN echo before\nRUN exit 7\n");
    for (var builder : List.of(engine, classic)) {
      assertThatThrownBy(() -> builder.build(spec(null, null, Map.of()), progress::add))
          .isInstanceOf(EngineException.BuildFailed.class)
          .hasMessageEndingWith("RUN exit 7: exit code 7");
    }
  }

  @Test
  void a_dockerfile_that_cannot_be_read_is_the_builds_failure() throws Exception {
    write("Dockerfile", "FORM busybox\n");
    assertThatThrownBy(() -> engine.build(spec(null, null, Map.of()), progress::add))
        .isInstanceOf(EngineException.BuildFailed.class)
        .hasMessageContaining("FORM");
  }

  @Test
  void a_dockerfile_may_come_from_outside_of_the_context() throws Exception {
    write("elsewhere/Dockerfile", "FROM busybox:latest\nCOPY . /c/\nRUN echo $(ls -A /c)\n");
    write("context/app", "app");
    var spec = spec(folder.resolve("elsewhere/Dockerfile").toString(), null, Map.of());
    assertThat(engine.build(spec, progress::add)).startsWith("sha256:");
    classic.build(spec, progress::add);
    assertThat(texts()).contains("app");
  }

  @Test
  void an_unknown_image_cannot_be_pulled() {
    assertThatThrownBy(() -> engine.pull("127.0.0.1:9/dhow/none:1", null, progress::add))
        .isInstanceOf(EngineException.ImageUnavailable.class)
        .hasMessageStartingWith("image 127.0.0.1:9/dhow/none:1 cannot be pulled");
  }

  private BuildSpec spec(
      @Nullable String dockerfile, @Nullable String target, Map<String, String> args) {
    var context = dockerfile == null ? folder : folder.resolve("context");
    var build =
        new Build(
            context.toString(),
            dockerfile,
            null,
            new TreeMap<>(args),
            target,
            new TreeMap<>(),
            List.of(),
            List.of("other=10.1.2.3"),
            null,
            false,
            false,
            64L << 20,
            List.of(),
            Build.Advanced.NONE);
    return TestBuilds.of(
        "web", build, image, List.of(image + ":also"), new TreeMap<>(Map.of("a", "b c")));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
