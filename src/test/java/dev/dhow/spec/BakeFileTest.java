package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BakeFileTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("bake");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_file_is_docker_composes(GoldenCase golden) {
    var project = Projects.of(golden.input("compose.yaml").orElseThrow().text());

    golden.expect("expected.json", file(all(project, BuildFlags.NONE), List.of()).text() + "\n");
  }

  @Test
  void flags_go_before_the_file() {
    var project =
        Projects.of(
            """
            services:
              app:
                image: app
                build: {context: ., args: {A: file}, ssh: [default=/file]}
            """);
    var flags =
        new BuildFlags(
            true,
            true,
            new TreeMap<>(Map.of("A", "flag")),
            new TreeMap<>(Map.of("default", "/flag")),
            true,
            false,
            false,
            null,
            0,
            null,
            null);

    var text = file(all(project, flags), List.of()).text();

    assertThat(text)
        .contains("\"args\": {\n        \"A\": \"flag\"\n      }")
        .contains("\"default=/flag\"", "\"pull\": true", "\"no-cache\": true", "\"type=registry\"")
        .doesNotContain("\"file\"", "/file");
  }

  @Test
  void some_stages_can_be_built_anew() {
    var project = Projects.of("services: {app: {build: {context: ., no_cache_filter: base}}}");

    assertThat(file(all(project, BuildFlags.NONE), List.of()).text())
        .contains("\"no-cache-filter\": [\n        \"base\"\n      ]");
  }

  @Test
  void what_has_no_name_of_its_own_is_not_pushed() {
    var project = Projects.of("services: {app: {build: .}}");
    var flags =
        new BuildFlags(
            false,
            false,
            new TreeMap<>(),
            new TreeMap<>(),
            true,
            false,
            false,
            null,
            0,
            null,
            null);

    assertThat(file(all(project, flags), List.of()).text()).contains("\"type=docker\"");
  }

  @Test
  void to_run_here_one_platform_is_enough() {
    var project =
        Projects.of(
            """
            services:
              any: {build: {context: ., platforms: [linux/amd64, linux/arm64]}}
              own:
                platform: linux/arm64
                build: {context: ., platforms: [linux/amd64, linux/arm64]}
            """);

    var specs = all(project, BuildFlags.TO_RUN);

    assertThat(specs.get(0).platforms()).isEmpty();
    assertThat(specs.get(1).platforms()).containsExactly("linux/arm64");
  }

  @Test
  void dollars_are_no_variables_of_bake() {
    var project =
        Projects.of(
            "services: {app: {build: {context: ., args: {A: '${X}'}, dockerfile_inline: 'RUN ${Y}'}}}");

    assertThat(file(all(project, BuildFlags.NONE), List.of()).text())
        .contains("\"A\": \"$${X}\"", "\"dockerfile-inline\": \"RUN $${Y}\"");
  }

  @Test
  void proxies_are_arguments_unless_they_are_given() {
    var project = Projects.of("services: {app: {build: {context: ., args: {no_proxy: mine}}}}");
    var proxies = new TreeMap<>(Map.of("no_proxy", "theirs", "http_proxy", "there"));
    var settings = new BakeFile.Settings(proxies, UnaryOperator.identity());

    assertThat(new BakeFile(all(project, BuildFlags.NONE), List.of(), settings).text())
        .contains("\"http_proxy\": \"there\"", "\"no_proxy\": \"mine\"");
  }

  @Test
  void what_is_read_is_told_and_each_target_has_a_name_of_its_own() {
    var project =
        Projects.of(
            """
            services:
              a.b: {build: {context: one, additional_contexts: {x: ./two, y: "git@host:a/b.git"}}}
              a_b: {build: {context: one, privileged: true, secrets: [s]}}
            secrets: {s: {environment: S}}
            """);

    var file = file(all(project, BuildFlags.NONE), List.of());

    assertThat(file.reads()).containsExactly("/srv/shop/one", "/srv/shop/two");
    assertThat(file.isPrivileged()).isTrue();
    assertThat(file.secretVariables()).containsExactly(Map.entry("S", ""));
    assertThat(file.target(new ServiceName("a.b"))).isEqualTo("a_b");
    assertThat(file.target(new ServiceName("a_b"))).isEqualTo("a_b_");
  }

  private static BakeFile file(List<BuildSpec> wanted, List<BuildSpec> others) {
    return new BakeFile(wanted, others, BakeFile.Settings.NONE);
  }

  private static List<BuildSpec> all(Project project, BuildFlags flags) {
    return project.services().values().stream()
        .filter(service -> service.build() != null)
        .map(service -> BuildSpecs.of(project, service, flags))
        .toList();
  }
}
