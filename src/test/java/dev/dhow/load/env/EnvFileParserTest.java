package dev.dhow.load.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvFileParserTest {
  private static final Map<String, String> GIVEN = Map.of("GIVEN", "given", "WON", "from outside");

  private final Diagnostics diagnostics = new Diagnostics();
  private final EnvFileParser parser =
      new EnvFileParser(
          (value, _, variables) ->
              value
                  .replace("$$", "\0")
                  .replace("$GIVEN", variables.getOrDefault("GIVEN", ""))
                  .replace("\0", "$"),
          diagnostics);

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("env");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads_as_expected(GoldenCase example) {
    var variables = new LinkedHashMap<String, String>();
    example.input("cooked.env").ifPresent(file -> parser.parse(file, false, GIVEN, variables));
    example.input("raw.env").ifPresent(file -> parser.parse(file, true, GIVEN, variables));
    var text = new StringBuilder(DiagnosticLines.of(diagnostics.all())).append("---\n");
    variables.forEach((key, value) -> text.append(key).append('=').append(visible(value)));
    example.expect("expected.txt", text.toString());
  }

  private static String visible(String value) {
    var escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    return "<" + escaped.replace("\r", "\\r") + ">\n";
  }

  @Test
  void windows_files_are_read_too() {
    assertThat(read("\uFEFFA=1\r\nB='2'\r\n\r\nC: 3 \r\nGIVEN\r\nNONE\r\nD=\"x\"\r\n"))
        .containsExactly(
            Map.entry("A", "1"),
            Map.entry("B", "2"),
            Map.entry("C", "3"),
            Map.entry("GIVEN", "given"),
            Map.entry("D", "x"));
    assertThat(diagnostics.all()).isEmpty();
  }

  @Test
  void a_last_line_needs_no_line_break() {
    assertThat(read("A=1")).containsExactly(Map.entry("A", "1"));
    assertThat(read("GIVEN")).containsExactly(Map.entry("GIVEN", "given"));
    assertThat(read("")).isEmpty();
    assertThat(read("# nothing")).isEmpty();
  }

  private SequencedMap<String, String> read(String text) {
    var variables = new LinkedHashMap<String, String>();
    parser.parse(new SourceFile(".env", text), false, GIVEN, variables);
    return variables;
  }
}
