package dev.dhow.engine.docker.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.it.harness.Eventually;
import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.BakeFile;
import dev.dhow.spec.BuildFlags;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.BuildSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Builds with a script in the place of buildx, which notes each run.
@Timeout(60)
class BakeBuildsTest {
  private static final String SETUP =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      cat > file
      echo "$@" >> runs
      while [ $# -gt 0 ]; do [ "$1" != --metadata-file ] || metadata=$2; shift; done
      step() { echo '{"vertexes":[{"digest":"'$1'","name":"'"$2"'","started":"t"'"$3"'}]}' >&2; }
      """;

  @TempDir Path folder;

  @Test
  void all_are_built_in_one_run_and_get_their_own_steps() throws Exception {
    script(
        """
        step d1 "[a 1/1] FROM x"
        step d2 "[b 1/1] FROM y" ',"completed":"t"'
        echo '{"logs":[{"vertex":"d1","data":"aGVsbG8K"}]}' >&2
        echo '{"a": {"containerimage.digest": "sha256:a"}, "b": {}}' > $metadata
        """);
    var specs = specs("a: {build: .}", "b: {build: .}");
    var toldA = new ArrayList<Progress>();
    var toldB = new ArrayList<Progress>();

    try (var builds = builds(specs)) {
      assertThat(builds.build(specs.get(0), toldA::add)).isEqualTo("sha256:a");
      assertThat(builds.build(specs.get(1), toldB::add)).isEmpty();
    }

    assertThat(lines(toldA)).containsExactly("#1 [1/1] FROM x", "#1 hello");
    assertThat(lines(toldB)).containsExactly("#1 [1/1] FROM y", "#1 DONE");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void what_did_not_fail_is_run_again() throws Exception {
    script(
        """
        if grep -q '"b":' file; then
          step d1 "[b 2/2] RUN x" ',"error":"process \\\\"x\\\\" did not complete successfully: exit code: 3"'
          echo "Dockerfile:2" >&2
          echo "-----" >&2
          echo "2 | >>> RUN x" >&2
          echo 'ERROR: target b: failed to solve: process "x" did not complete successfully: exit code: 3' >&2
          exit 1
        fi
        echo '{"a": {"containerimage.digest": "sha256:a"}}' > $metadata
        """);
    var specs = specs("a: {build: .}", "b: {build: .}");

    try (var builds = builds(specs)) {
      assertThatThrownBy(() -> builds.build(specs.get(1), _ -> {}))
          .isInstanceOfSatisfying(
              EngineException.BuildFailed.class,
              e -> {
                assertThat(e.brief()).isEqualTo("exit code 3 in [2/2]");
                assertThat(e.evidence())
                    .containsExactly(
                        new EngineException.BuildFailed.Evidence(
                            "Dockerfile:2", List.of("2 | >>> RUN x")));
              })
          .hasMessage("the build of service \"b\" failed in [2/2] RUN x: exit code 3");
      assertThat(builds.build(specs.get(0), _ -> {})).isEqualTo("sha256:a");
    }

    assertThat(runs()).hasSize(2);
  }

  @Test
  void a_failure_that_names_nobody_is_found_by_building_each_alone() throws Exception {
    script(
        """
        if grep -q '"b"' file; then echo "ERROR: no such agent" >&2; exit 1; fi
        echo '{"a": {"containerimage.digest": "sha256:a"}}' > $metadata
        """);
    var specs = specs("a: {build: .}", "b: {build: .}");

    try (var builds = builds(specs)) {
      assertThat(builds.build(specs.get(0), _ -> {})).isEqualTo("sha256:a");
      assertThatThrownBy(() -> builds.build(specs.get(1), _ -> {}))
          .hasMessage("the build of service \"b\" failed: no such agent");
    }
  }

  @Test
  void what_takes_files_from_a_failed_build_fails_too() throws Exception {
    script(
        """
        if grep -q '"a": {' file; then echo "ERROR: target a: broken" >&2; exit 1; fi
        echo '{"c": {}}' > $metadata
        """);
    var specs =
        specs(
            "a: {build: .}",
            "b: {build: {context: ., additional_contexts: {x: service:a}}}",
            "c: {build: .}");

    try (var builds = builds(specs)) {
      assertThatThrownBy(() -> builds.build(specs.get(1), _ -> {}))
          .hasMessage("the build of service \"b\" failed: broken");
      assertThat(builds.build(specs.get(2), _ -> {})).isEmpty();
    }
  }

  @Test
  void an_image_that_others_need_is_there_as_soon_as_it_is_exported() throws Exception {
    script(
        """
        echo '{"statuses":[{"id":"writing image sha256:a","vertex":"d1"}]}' >&2
        step d1 "[a] exporting to image" ',"completed":"t"'
        while [ ! -e go ]; do :; done
        echo '{"a": {}, "b": {"containerimage.digest": "sha256:b"}}' > $metadata
        """);
    var specs =
        specs("a: {build: .}", "b: {build: {context: ., additional_contexts: {x: service:a}}}");

    try (var builds = builds(specs)) {
      assertThat(builds.build(specs.get(0), _ -> {})).isEqualTo("sha256:a");
      Files.createFile(folder.resolve("go"));
      assertThat(builds.build(specs.get(1), _ -> {})).isEqualTo("sha256:b");
    }
  }

  @Test
  void an_interrupted_caller_ends_the_run() throws Exception {
    script(
        """
        trap 'touch ended; exit 1' TERM
        step d1 "[1/1] FROM x"
        while :; do sleep 0.1; done
        """);
    var specs = specs("a: {build: .}");
    var begun = new CountDownLatch(1);
    var ended = new AtomicReference<Throwable>();

    try (var builds = builds(specs)) {
      var caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  builds.build(specs.get(0), _ -> begun.countDown());
                } catch (InterruptedException | RuntimeException e) {
                  ended.set(e);
                }
              });
      begun.await();
      caller.interrupt();
      caller.join();
    }

    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    Eventually.isTrue("the run has ended", () -> Files.exists(folder.resolve("ended")));
  }

  @Test
  void what_bake_is_asked_for_is_what_docker_compose_asks_for() throws Exception {
    script("echo \"$SECRET\" > secret; echo '{}' > $metadata");
    var flags =
        new BuildFlags(
            false,
            false,
            new TreeMap<>(),
            new TreeMap<>(),
            false,
            false,
            false,
            "mine",
            0,
            "mode=max",
            "true");
    var project =
        Projects.of(
            """
            services: {a: {build: {context: ., privileged: true, secrets: [s]}}}
            secrets: {s: {environment: SECRET}}
            """,
            Map.of("SECRET", "hush"));
    var spec = BuildSpecs.of(project, project.service(new ServiceName("a")), flags);

    try (var builds = builds(List.of(spec))) {
      builds.build(spec, _ -> {});
    }

    assertThat(runs().getFirst())
        .matches(
            "bake --file - --progress rawjson --metadata-file \\S+ --allow fs.read=/srv/shop"
                + " --allow security.insecure --sbom=true --provenance=mode=max --builder mine");
    assertThat(folder.resolve("secret")).hasContent("hush\n");
    assertThat(Files.readString(folder.resolve("file"))).doesNotContain("hush");
  }

  private BakeBuilds builds(List<BuildSpec> specs) {
    var buildx = new Buildx(folder.resolve("docker-buildx"), Map.of("PATH", "/usr/bin:/bin"));
    return new BakeBuilds(buildx, BakeFile.Settings.NONE, specs);
  }

  private void script(String text) throws IOException {
    var file = folder.resolve("docker-buildx");
    Files.writeString(file, SETUP + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private List<String> runs() throws IOException {
    return Files.readAllLines(folder.resolve("runs"));
  }

  private static List<BuildSpec> specs(String... services) {
    var project = Projects.of("services:\n  " + String.join("\n  ", services) + "\n");
    return project.services().values().stream()
        .map(service -> BuildSpecs.of(project, service, BuildFlags.NONE))
        .toList();
  }

  private static List<String> lines(List<Progress> progress) {
    return progress.stream()
        .map(part -> part instanceof Progress.Line(var text) ? text : "")
        .toList();
  }
}
