package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {

  /// Trees are written as paths with a version: `a/` is a folder, `a@` a link, anything else a
  /// file.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',              '',                '',              ''
          '',              'a=1',             'a',             ''
          'a=1',           'a=1',             '',              ''
          'a=1',           'a=2',             'a',             ''
          'a=1',           '',                '',              'a'
          'a=1',           'b=1',             'b',             'a'
          '',              'd/ d/a=1',        'd d/a',         ''
          'd/ d/a=1',      'd/',              '',              'd/a'
          'd/ d/a=1 d/b=1','',                '',              'd'
          'd/ d/e/ d/e/a=1 d-e=1', 'd-e=1',   '',              'd'
          'd/ d/a=1',      'd=1',             'd',             'd'
          'd=1',           'd/ d/a=1',        'd d/a',         'd'
          'l@=1',          'l/ l/a=1',        'l l/a',         'l'
          'l@=1',          'l@=2',            'l',             ''
          'd/a=1 d/b=1',   'd/b=1',           '',              'd/a'
          '=1',            '=2',              '\"\"',          ''
          '=1',            '',                '',              '\"\"'
          """)
  void changes(String before, String now, String written, String removed) {
    var changes = TestTrees.of(before).to(TestTrees.of(now));

    assertThat(changes.written()).containsExactlyElementsOf(paths(written));
    assertThat(changes.removed()).containsExactlyElementsOf(paths(removed));
    assertThat(changes.isEmpty()).isEqualTo(before.equals(now));
  }

  private static List<String> paths(String text) {
    return text.isEmpty()
        ? List.of()
        : List.of(text.split(" ")).stream().map(path -> path.replace("\"\"", "")).toList();
  }
}
