package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.check.ServiceSelection;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.source.SourceFile;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.ConfigHash;
import dev.dhow.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Projects as docker compose 2.40.3 prints and hashes them; `dev/golden` asked it.
class ConfigGoldenTest {
  private static final Set<String> SKIP =
      Set.of(
          "interpolation",
          "extends",
          "override-files",
          "env-file",
          "env-file-raw",
          "flask-postgres");
  private static final Map<String, String> VARIABLES =
      Map.of("FROM_OUTSIDE", "outside", "TRUTH", "true", "COUNT", "2", "PORT", "8088");

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("config").filter(c -> !SKIP.contains(c.name()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void json_is_the_same(GoldenCase golden) {
    assertThat(CanonicalProject.json(project(golden))).isEqualTo(text(golden, "expected.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void yaml_is_the_same(GoldenCase golden) {
    var yaml = YamlWriter.write(CanonicalProject.yamlTree(project(golden))).replace("$", "$$");
    assertThat(yaml).isEqualTo(text(golden, "expected.yaml"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hashes_are_the_same(GoldenCase golden) {
    var project = project(golden);
    var lines = new StringBuilder();
    project
        .services()
        .forEach((name, service) ->
            lines.append("service " + name + " " + ConfigHash.of(service) + "\n"));
    project
        .networks()
        .forEach((name, network) ->
            lines.append("network " + name + " " + ConfigHash.of(network) + "\n"));
    project
        .volumes()
        .forEach(
            (name, volume) -> lines.append("volume " + name + " " + ConfigHash.of(volume) + "\n"));
    assertThat(lines.toString()).isEqualTo(text(golden, "expected.hashes"));
  }

  private static String text(GoldenCase golden, String file) {
    return golden.input(file).orElseThrow().text();
  }

  private static Project project(GoldenCase golden) {
    var diagnostics = new Diagnostics();
    var raw = golden.input("compose.yaml").orElseThrow();
    var file = new SourceFile(raw.name(), raw.text().replace("$$", "$"));
    var name = new ProjectName(golden.name().equals("top-level-name") ? "my-shop" : golden.name());
    var surroundings =
        new Surroundings(
            name,
            Path.of("/tmp/dhow-golden").resolve(golden.name()),
            Path.of("/home/dhow"),
            VARIABLES);
    var active = golden.input("profiles").stream().flatMap(f -> f.text().lines()).toList();
    var project = Projects.of(file, surroundings, new HashSet<>(active), diagnostics);
    assertThat(diagnostics.all()).filteredOn(Diagnostic::isError).isEmpty();
    return ServiceSelection.withoutUnused(project);
  }
}
