package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.model.Project;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.ConfigHash;
import dev.dhow.yaml.YamlWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Projects as docker compose 2.40.3 prints and hashes them; `dev/golden` asked it.
class ConfigGoldenTest {
  static Stream<GoldenCase> cases() {
    return GoldenCase.of("config");
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
        .forEach((name, service) -> line(lines, "service", name, ConfigHash.of(service)));
    project
        .networks()
        .forEach((name, network) -> line(lines, "network", name, ConfigHash.of(network)));
    project.volumes().forEach((name, volume) -> line(lines, "volume", name, ConfigHash.of(volume)));
    assertThat(lines.toString()).isEqualTo(text(golden, "expected.hashes"));
  }

  private static void line(StringBuilder lines, String kind, Object name, String hash) {
    lines.append("%s %s %s\n".formatted(kind, name, hash));
  }

  private static String text(GoldenCase golden, String file) {
    return golden.input(file).orElseThrow().text();
  }

  private static Project project(GoldenCase golden) {
    return CaseOptions.load(golden).project();
  }
}
