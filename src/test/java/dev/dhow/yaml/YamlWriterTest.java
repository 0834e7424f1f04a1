package dev.dhow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.spec.YamlKeyOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The expected files are what docker compose 2.40.3 prints for the same values.
class YamlWriterTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("yaml-writer");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writes_as_docker_compose_does(GoldenCase example) {
    var written = YamlTreeText.sortedValues(parse(example));
    example.expect("expected.yaml", written);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_written_reads_back_the_same(GoldenCase example) {
    var written = YamlTreeText.values(parse(example));
    assertThat(YamlTreeText.values(YamlTreeText.parse(written))).isEqualTo(written);
  }

  @Test
  void keys_are_sorted_as_people_sort() {
    var sorted =
        List.of(
            "", "_", "1", "2", "10", "A", "B", "a", "a-b", "a_b", "a1", "a2", "a02", "a10", "ab");
    assertThat(sorted.reversed().stream().sorted(new YamlKeyOrder()))
        .containsExactlyElementsOf(sorted);
  }

  private static YamlNode parse(GoldenCase example) {
    var diagnostics = new Diagnostics();
    var file = example.input("input.yaml").orElseThrow();
    var documents = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics);
    assertThat(DiagnosticLines.of(diagnostics.all())).isEmpty();
    return documents.getFirst();
  }
}
