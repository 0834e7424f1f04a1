package dev.dhow.load.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlTreeText;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InterpolatorTest {
  private static final Map<String, String> VARIABLES =
      Map.of("SET", "value", "EMPTY", "", "COUNT", "3", "YES", "yes", "NAME", "SET");

  private final Diagnostics diagnostics = new Diagnostics();

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("interpolate");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void interpolates_as_expected(GoldenCase example) {
    var file = example.input("compose.yaml").orElseThrow();
    var document = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics).getFirst();
    var unset = new UnsetVariables();
    var result =
        new Interpolator(VARIABLES, unset, diagnostics).interpolate((YamlMapping) document);
    unset.report(diagnostics);
    example.expect(
        "expected.txt",
        DiagnosticLines.of(diagnostics.all()) + "---\n" + YamlTreeText.values(result));
  }

  @ParameterizedTest
  @CsvSource({
    "$SET, value",
    "a${SET}b, avalueb",
    "$SET$SET, valuevalue",
    "$$SET, $SET",
    "$$$SET, $value",
    "${SET:-other}, value",
    "${EMPTY:-other}, other",
    "${EMPTY-other}, ''",
    "${NONE-other}, other",
    "${NONE:-other}, other",
    "${NONE:-}, ''",
    "${SET:+other}, other",
    "${EMPTY:+other}, ''",
    "${EMPTY+other}, other",
    "${NONE+other}, ''",
    "${NONE:+other}, ''",
    "${SET:?why}, value",
    "${EMPTY?why}, ''",
    "${NONE:-${EMPTY:-deep}}, deep",
    "${NONE:-${SET}}-$COUNT, value-3",
    "'${NONE:-{\"a\":{\"b\":1}}}', '{\"a\":{\"b\":1}}'",
    "${NONE:-a b:c?d}, a b:c?d",
    "${NONE-x:-y}, x:-y",
    "${NONE:-$$}, $",
    "${SET:+${NAME}}, SET",
    "a$, a$",
    "$(date) $1 $ $-, $(date) $1 $ $-",
    "$SET.x, value.x",
    "$SETx-, -",
  })
  void every_form_is_replaced(String template, String expected) {
    assertThat(expand(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "${SET, 0, BAD_INTERPOLATION",
    "a ${}, 2, BAD_INTERPOLATION",
    "${1}, 0, BAD_INTERPOLATION",
    "${SET!x}, 0, BAD_INTERPOLATION",
    "${SET:x}, 0, BAD_INTERPOLATION",
    "$SET ${NONE:?why}, 5, REQUIRED_VARIABLE",
    "${EMPTY:?}, 0, REQUIRED_VARIABLE",
    "${NONE:-${NONE2?}}, 8, REQUIRED_VARIABLE",
  })
  void every_mistake_is_found_at_its_dollar_sign(String template, int offset, Code code) {
    var node = YamlTreeText.parse("key: " + template);
    new Interpolator(VARIABLES, new UnsetVariables(), diagnostics).interpolate((YamlMapping) node);
    assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly(code);
    var line = DiagnosticLines.of(diagnostics.all());
    assertThat(line).contains(" text.yaml:1:" + (6 + offset) + " ");
  }

  @Test
  void defaults_that_are_not_used_are_looked_into_as_docker_compose_does() {
    assertThat(expand("${SET:-${NONE?}}$SET${COUNT+}")).isEqualTo("valuevalue");
    assertThat(diagnostics.all())
        .extracting(Diagnostic::code)
        .containsExactly(Code.REQUIRED_VARIABLE);
  }

  @Test
  void braces_are_closed_on_the_same_line() {
    expand("${NONE:-a\nb}");
    assertThat(diagnostics.all())
        .extracting(Diagnostic::code)
        .containsExactly(Code.BAD_INTERPOLATION);
  }

  private String expand(String template) {
    Span at = new SourceFile("text", template).wholeFile();
    return new Interpolator(Map.of(), new UnsetVariables(), diagnostics)
        .expand(template, at, VARIABLES);
  }
}
