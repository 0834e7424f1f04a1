package dev.dhow.load.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordsTest {

  /// Words are written with `|` between them; all answers are docker compose 2.40.3's.
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "echo a b ~ echo|a|b",
        "a \\t\\n b ~ a|tn|b",
        "a'b'c ~ abc",
        "a \"b c\" 'd e' ~ a|b c|d e",
        "\"a\\\"b\" ~ a\"b",
        "'a\\b' ~ a\\b",
        "$(ls -l) b ~ $(ls -l)|b",
        "a$(b c)d ~ a$(b c)d",
        "`ls -l` b ~ `ls -l`|b",
        "$(a \"b c\" d) ~ $(a \"b c\" d)",
        "$(a;b) c ~ $(a;b)|c",
        "\"a$(b c)\" ~ a$(b c)",
        "a #c ~ a|#c",
        "\\\\x ~ \\x",
      })
  void splits_as_docker_compose_does(String command, String words) {
    assertThat(split(command)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {"echo a; echo b ~ echo|a", "a && b ~ a", "a 2>x b ~ a", "a x>y ~ a|x"})
  void ends_where_a_shell_would_do_something_else(String command, String words) {
    assertThat(split(command)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {"a \"b", "a 'b", "a\\", "(x)", "a $(x", "a)b c", "`a\" b`"})
  void refuses_what_is_not_closed(String command) {
    assertThat(new ShellWords(command).split()).isEmpty();
  }

  @Test
  void keeps_empty_words_only_when_quoted() {
    assertThat(split("a ''  \"\" ")).isEqualTo("a||");
    assertThat(new ShellWords("  ").split().orElseThrow().words()).isEmpty();
  }

  @Test
  void tells_what_it_left_out() {
    assertThat(new ShellWords("a && b").split().orElseThrow().ignored()).isEqualTo("&& b");
  }

  private static String split(String command) {
    return String.join("|", new ShellWords(command).split().orElseThrow().words());
  }
}
