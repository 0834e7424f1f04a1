package dev.dhow.load.extend;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.merge.Layer;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlTreeText;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExtenderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("extend");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void extends_as_expected(GoldenCase example) {
    var file = example.input("compose.yaml").orElseThrow();
    var document = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics).getFirst();
    var extended =
        new Extender(_ -> Optional.empty(), diagnostics)
            .extend(Layer.of((YamlMapping) document))
            .document();
    example.expect(
        "expected.txt",
        DiagnosticLines.of(diagnostics.all()) + "---\n" + YamlTreeText.values(extended));
  }
}
