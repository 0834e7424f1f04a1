package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How builds run: side by side, whole or not, and what is told of them.
@OnEngine
class BuildRunIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void with_buildx() {
    stack.withBuildx().file("context/data", "data");
  }

  @Test
  void builds_that_fail_are_explained_and_the_others_are_built() {
    stack.compose(
        """
        services:
          bad:
            build:
              context: context
              dockerfile_inline: |
                FROM busybox
                RUN for i in 1 2 3; do echo line $$i; done; exit 7
          needs-bad:
            build:
              context: context
              additional_contexts: {bad: service:bad}
              dockerfile_inline: "FROM bad"
          good:
            build: {context: context, dockerfile_inline: "FROM busybox\\nRUN sleep 1\\n"}
        """);

    var build = stack.dhow("build").run().exitsWith(1);

    assertThat(build.story())
        .contains(
            "Image %s-bad Error (exit code 7 in [2/2])".formatted(stack.name()),
            "Image %s-good Built".formatted(stack.name()),
            "line 3",
            "not done because of it: Image %s-needs-bad".formatted(stack.name()))
        .anyMatch(line ->
            line.startsWith(
                "error: Image %s-bad: the build of service \"bad\" failed in [2/2] RUN for"
                    .formatted(stack.name())));
    assertThat(DockerCli.exists("image", stack.name() + "-good")).isTrue();
    assertThat(DockerCli.exists("image", stack.name() + "-bad")).isFalse();
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "its BuildKit does not tell which line of a Dockerfile failed")
  void the_line_of_the_dockerfile_that_fails_is_shown() {
    stack.compose(
        """
        services:
          bad: {build: {context: context, dockerfile_inline: "FROM busybox\\nRUN exit 7\\n"}}
        """);

    var build = stack.dhow("build").run().exitsWith(1);

    assertThat(build.story()).contains("2 | >>> RUN exit 7");
  }

  @Test
  void one_mistake_outside_of_dockerfiles_does_not_stop_the_others() {
    stack.compose(
        """
        services:
          bad: {build: {context: nowhere}}
          good: {build: {context: context, dockerfile_inline: "FROM busybox"}}
        """);

    var build = stack.dhow("build").run().exitsWith(1);

    assertThat(build.stderr())
        .contains("the build of service \"bad\" failed: unable to prepare context");
    assertThat(DockerCli.exists("image", stack.name() + "-good")).isTrue();
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "its BuildKit loads a folder once for each of the builds that share it")
  void images_are_built_side_by_side_and_a_folder_they_share_is_sent_once() {
    stack.compose(
        """
        services:
          a: {build: &build {context: context, dockerfile_inline: "FROM busybox\\nCOPY . /a\\n"}}
          b: {build: *build}
          c: {build: *build}
        """);

    var build = stack.dhow("build").succeeds();

    assertThat(build.story())
        .contains(
            "Image %s-a Built".formatted(stack.name()),
            "Image %s-b Built".formatted(stack.name()),
            "Image %s-c Built".formatted(stack.name()))
        .filteredOn(line -> line.contains("load build context"))
        .hasSize(1);
    assertThat(build.output()).doesNotContain("\u001b", "\r");
  }

  @Test
  void up_builds_what_changed_and_keeps_its_output_back_when_asked() {
    stack.compose(
        """
        services:
          web:
            build: {context: context, dockerfile_inline: "FROM busybox\\nCOPY data /data\\n"}
            command: sleep infinity
            init: true
        """);
    stack.dhow("up", "-d").succeeds();
    var first = stack.id("web");
    stack.dhow("up", "-d", "--build").succeeds();
    assertThat(stack.id("web")).isEqualTo(first);
    stack.file("context/data", "other data");

    var up = stack.dhow("up", "-d", "--build", "--quiet-build").succeeds();

    assertThat(stack.id("web")).isNotEqualTo(first);
    assertThat(up.stderr()).doesNotContain("COPY data").contains("Recreated");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_interrupted_build_ends_at_once_and_builds_nothing(boolean terminal) {
    stack
        .with("COMPOSE_STATUS_STDOUT", "1")
        .compose(
            """
            services:
              slow: {build: {context: context, dockerfile_inline: "FROM busybox\\nRUN sleep 99\\n"}}
            """);
    var command = stack.dhow("build");

    try (var build = (terminal ? command.inTerminal() : command).start()) {
      build.awaitOutput("the step", text -> text.contains("RUN sleep 99"));
      if (terminal) {
        build.pressCtrlC();
      } else {
        build.terminate();
      }
      var end = build.finish().exitsWith(130);
      assertThat(end.took()).isLessThan(Duration.ofSeconds(60));
    }

    assertThat(DockerCli.exists("image", stack.name() + "-slow")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build --print",
        "build --print app",
        "build --print --push --no-cache --pull --build-arg NEW=1 --build-arg HOME --ssh me=/x app",
        "build --print --check other.one",
        "build --print --with-dependencies app"
      })
  void the_file_for_bake_is_docker_composes(String line) {
    stack.copyOf(Path.of("src/test/resources/cases/bake/everything"));

    var ours = stack.dhow(line.split(" ")).succeeds().stdout();
    var theirs = stack.peer(line.split(" ")).succeeds().stdout();

    assertThat(sorted(DockerCli.json(ours))).isEqualTo(sorted(DockerCli.json(theirs)));
    assertThat(withoutItems(ours)).isEqualTo(withoutItems(theirs));
  }

  /// Lists that docker compose makes of mappings are in no order.
  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ArrayNode list) {
      var items = new ArrayList<JsonNode>();
      list.forEach(items::add);
      items.sort(Comparator.comparing(JsonNode::toString));
      list.removeAll();
      items.forEach(list::add);
    }
    node.forEach(BuildRunIT::sorted);
    return node;
  }

  /// The order of everything else, and how it is laid out.
  private static String withoutItems(String json) {
    return json.replaceAll("(?m)^ +\"[^\"]*\",?\n", "");
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason =
          "its BuildKit cannot look for mistakes: it knows no request frontend.lint, which takes a"
              + " frontend of a registry")
  void mistakes_are_looked_for_without_building() {
    stack.compose(
        """
        services:
          app: {build: {context: context, dockerfile_inline: "FROM busybox as x\\n"}}
          fine: {build: {context: context, dockerfile_inline: "FROM busybox\\n"}}
        """);

    var check = stack.dhow("build", "--check").run().exitsWith(1);

    assertThat(check.stdout()).contains("FromAsCasing", "no warnings found");
    assertThat(stack.dhow("build", "--check", "fine").succeeds().stdout())
        .contains("no warnings found");
    assertThat(DockerCli.exists("image", stack.name() + "-fine")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'platforms: [linux/amd64, linux/arm64]' | multi-arch build",
        "privileged: true | privileged mode",
        "'additional_contexts: {x: ./context}' | additional contexts",
        "ssh: [default] | SSH keys",
        "secrets: [s] | secrets",
        "'cache_to: [type=inline]' | cache_to",
        "entitlements: [network.host] | entitlements",
        "no_cache_filter: base | no_cache_filter",
        "provenance: true | provenance",
        "sbom: true | SBOM"
      })
  void what_takes_buildx_is_refused_without(String attribute, String what) {
    withAttribute(attribute);

    var classic = stack.dhow("build").with("DOCKER_BUILDKIT", "0").run().exitsWith(1);
    var api = stack.dhow("build").with("COMPOSE_BAKE", "false").run().exitsWith(1);

    assertThat(classic.stderr())
        .contains("the classic builder doesn't support " + what)
        .contains("set DOCKER_BUILDKIT=1 to use BuildKit");
    assertThat(api.stderr()).contains("the classic builder doesn't support " + what);
    assertThat(DockerCli.exists("image", stack.name() + "-app")).isFalse();
  }

  @Test
  void the_classic_builder_keeps_to_limits_and_marks_its_images() {
    withAttribute("ulimits: {nofile: 123}");
    stack.dhow("build", "-m", "64m").with("DOCKER_BUILDKIT", "0").succeeds();

    var image = DockerCli.inspect("image", List.of(stack.name() + "-app")).getFirst();
    assertThat(image.at("/Config/Labels").path("com.docker.compose.image.builder").asText())
        .isEqualTo("classic");
    var history = DockerCli.command("run", "--rm", stack.name() + "-app", "cat", "/limits");
    assertThat(history.succeeds().stdout()).isEqualTo("123\n");
  }

  private void withAttribute(String attribute) {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              dockerfile: Dockerfile
              %s
        secrets: {s: {environment: S}}
        """
            .formatted(attribute));
    stack.file("context/Dockerfile", "FROM busybox\nRUN ulimit -n > /limits\n");
  }
}
