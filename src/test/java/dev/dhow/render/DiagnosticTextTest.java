package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Position;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  private static final SourceFile COMPOSE =
      new SourceFile(
          "compose.yaml",
          """
          services:
            web:
              image: app
              port: 80
          \tdb: "数据" oops
          """);

  @Test
  void shows_the_line_a_caret_and_the_hint() {
    var diagnostic =
        Diagnostic.error(Code.UNKNOWN_KEY, span(COMPOSE, 4, 5, 4, 9), "unknown key 'port'")
            .withHint("did you mean 'ports'?");

    assertThat(plain(diagnostic))
        .isEqualTo(
            """
            error[unknown-key]: unknown key 'port'
             --> compose.yaml:4:5
              |
            4 |     port: 80
              |     ^^^^
              hint: did you mean 'ports'?

            1 error in compose.yaml
            """);
  }

  @Test
  void shows_a_related_place() {
    var base = new SourceFile("base.yaml", "a\n".repeat(9) + "name: one\n");
    var diagnostic =
        Diagnostic.warning(Code.NAME_CONFLICT, span(COMPOSE, 2, 3, 2, 6), "defined twice")
            .relatedTo(span(base, 10, 7, 10, 10));

    assertThat(plain(diagnostic))
        .isEqualTo(
            """
            warning[name-conflict]: defined twice
              --> compose.yaml:2:3
               |
             2 |   web:
               |   ^^^
              and base.yaml:10:7
               |
            10 | name: one
               |       ---

            1 warning in compose.yaml
            """);
  }

  @Test
  void no_line_of_a_confidential_file_is_shown() {
    var secrets = new SourceFile(".env", "PASS WORD=hunter2\n", true);

    assertThat(plain(Diagnostic.error(Code.BAD_ENV_FILE, span(secrets, 1, 1, 1, 1), "bad")))
        .isEqualTo(
            """
            error[bad-env-file]: bad
             --> .env:1:1

            1 error in .env
            """);
  }

  @Test
  void is_sorted_by_place_and_told_once() {
    var third = Diagnostic.error(Code.BAD_VALUE, span(COMPOSE, 4, 5, 4, 5), "third");
    var second = Diagnostic.warning(Code.OBSOLETE, span(COMPOSE, 2, 3, 2, 3), "second");
    var first = Diagnostic.error(Code.REQUIRED_VARIABLE, null, "first");

    var text = new DiagnosticText(Colours.OFF).of(List.of(third, second, first, third));

    assertThat(text).containsSubsequence("first", "second", "third");
    assertThat(text).containsOnlyOnce("third").endsWith("2 errors and 1 warning in compose.yaml\n");
  }

  @Test
  void carets_stand_under_tabs_and_wide_characters() {
    var diagnostic = Diagnostic.error(Code.YAML_SYNTAX, span(COMPOSE, 5, 11, 5, 15), "bad");

    assertThat(plain(diagnostic))
        .contains(
            """
            5 |     db: "数据" oops
              |                ^^^^
            """);
  }

  @Test
  void a_span_of_several_lines_is_marked_to_the_end_of_its_first() {
    assertThat(plain(Diagnostic.error(Code.WRONG_TYPE, span(COMPOSE, 3, 5, 5, 2), "bad")))
        .contains(
            """
            3 |     image: app
              |     ^^^^^^^^^^
            """);
  }

  @Test
  void a_long_line_is_cut_around_what_is_meant() {
    var file = new SourceFile("c.yaml", "x".repeat(500) + "HERE" + "y".repeat(500));

    var lines =
        plain(Diagnostic.error(Code.BAD_VALUE, span(file, 1, 501, 1, 505), "bad")).lines().toList();

    assertThat(lines.get(3)).contains("…xxx").contains("xHEREy").endsWith("y…");
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("HERE"));
    assertThat(lines.get(3)).hasSizeLessThan(130);
  }

  @Test
  void control_characters_reach_no_terminal() {
    var file = new SourceFile("evil\u001b[2J.yaml", "a: \u001b]0;title\u0007\u202e\n");

    var text = plain(Diagnostic.error(Code.BAD_VALUE, span(file, 1, 4, 1, 5), "x\u009bm"));

    assertThat(text.codePoints().filter(point -> point != '\n').filter(SafeText::isUnsafe))
        .isEmpty();
    assertThat(text).contains("a: ␛]0;title␇�");
  }

  @Test
  void a_file_as_a_whole_has_a_place_but_no_line() {
    var empty = new SourceFile("compose.yaml", "");

    assertThat(plain(Diagnostic.error(Code.EMPTY_FILE, empty.wholeFile(), "the file is empty")))
        .isEqualTo(
            """
            error[empty-file]: the file is empty
             --> compose.yaml:1:1

            1 error in compose.yaml
            """);
  }

  @Test
  void colours_are_given_back() {
    var text =
        new DiagnosticText(Colours.ON)
            .of(Diagnostic.error(Code.BAD_VALUE, span(COMPOSE, 1, 1, 1, 9), "bad"));

    assertThat(text).startsWith("\u001b[1;31merror[bad-value]\u001b[0m");
    assertThat(text.split("\u001b\\[0m", -1)).hasSize(text.split("\u001b\\[[1-9]", -1).length);
  }

  private static String plain(Diagnostic diagnostic) {
    return new DiagnosticText(Colours.OFF).of(List.of(diagnostic));
  }

  private static Span span(SourceFile file, int line, int column, int endLine, int endColumn) {
    return new Span(file, new Position(line, column), new Position(endLine, endColumn));
  }
}
