package dev.dhow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class YamlParserTest {
  private final Diagnostics diagnostics = new Diagnostics();

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("yaml");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads_as_expected(GoldenCase example) {
    var file = example.input("compose.yaml").orElseThrow();
    var documents = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics);
    var text = new StringBuilder(DiagnosticLines.of(diagnostics.all()));
    documents.forEach(document -> text.append("---\n").append(YamlTreeText.places(document)));
    example.expect("expected.txt", text.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0777, INTEGER, 511",
    "0o17, INTEGER, 15",
    "0x1F, INTEGER, 31",
    "-0x1f, INTEGER, -31",
    "0b101, INTEGER, 5",
    "1_000, INTEGER, 1000",
    "+12, INTEGER, 12",
    "-0, INTEGER, 0",
    "18446744073709551615, INTEGER, 18446744073709551615",
    "123456789012345678901234567890, FLOAT, 1.2345678901234568e+29",
    "08, FLOAT, 8",
    "1.50, FLOAT, 1.5",
    "1e3, FLOAT, 1000",
    "1e21, FLOAT, 1e+21",
    "10000000.0, FLOAT, 1e+07",
    "1234567.5, FLOAT, 1.2345675e+06",
    "0.00001, FLOAT, 1e-05",
    "-0.0, FLOAT, -0",
    ".5, FLOAT, 0.5",
    ".inf, FLOAT, +Inf",
    "-.INF, FLOAT, -Inf",
    ".NaN, FLOAT, NaN",
    "TRUE, BOOLEAN, true",
    "False, BOOLEAN, false",
    "yes, STRING, yes",
    "On, STRING, On",
    "12:30:45, STRING, 12:30:45",
    "1.2.3, STRING, 1.2.3",
    "0x, STRING, 0x",
    "-, STRING, -",
    "., STRING, .",
    "nan, STRING, nan",
    "1e999, STRING, 1e999",
    "2020-01-01, STRING, 2020-01-01",
  })
  void scalars_are_resolved_as_docker_compose_does(
      String text, YamlScalar.Kind kind, String value) {
    var resolved = ScalarResolver.resolve(text);
    assertThat(resolved).isEqualTo(new ScalarResolver.Resolved(kind, value));
  }

  @Test
  void aliases_that_multiply_are_stopped() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      var alias = "*a" + (i - 1) + ", ";
      text.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, alias.repeat(9), i - 1));
    }
    assertThat(parse(text.toString(), YamlLimits.DEFAULT))
        .extracting(Diagnostic::code)
        .containsExactly(Code.YAML_LIMIT);
  }

  @Test
  void depth_length_and_aliases_are_limited() {
    var limits = new YamlLimits(50, 4, 1, 100, 100, 9);
    assertThat(parse("[[[1]]]", limits)).isEmpty();
    assertThat(parse("[[[[1]]]]", limits)).hasSize(1);
    assertThat(parse("[&a [[1]], [*a]]", limits)).hasSize(1);
    assertThat(parse("[&a 1, *a]", limits)).isEmpty();
    assertThat(parse("[&a 1, *a, *a]", limits)).hasSize(1);
    assertThat(parse("x".repeat(51), limits)).hasSize(1);
  }

  @Test
  void very_deep_nesting_is_refused_and_not_a_crash() {
    assertThat(parse("[".repeat(100_000), YamlLimits.DEFAULT)).hasSize(1);
    assertThat(parse("- ".repeat(100_000), YamlLimits.DEFAULT)).hasSize(1);
  }

  private static List<Diagnostic> parse(String text, YamlLimits limits) {
    var found = new Diagnostics();
    var documents = new YamlParser(limits).parse(new SourceFile("f.yaml", text), found);
    assertThat(documents).hasSizeLessThanOrEqualTo(1);
    return found.all();
  }
}
