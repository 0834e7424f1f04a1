package dev.dhow.load.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlTreeText;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergerTest {
  private final Diagnostics diagnostics = new Diagnostics();

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("merge");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void merges_as_expected(GoldenCase example) {
    var layers =
        Stream.of("1.yaml", "2.yaml", "3.yaml")
            .flatMap(name -> example.input(name).stream())
            .map(file -> new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics).getFirst())
            .map(document -> Layer.of((YamlMapping) document))
            .toList();
    var finished = new Merger(diagnostics).merge(layers, UnaryOperator.identity());
    assertThat(YamlTreeText.places(finished)).doesNotContain("!");
    example.expect(
        "expected.txt",
        DiagnosticLines.of(diagnostics.all()) + "---\n" + YamlTreeText.values(finished));
  }
}
