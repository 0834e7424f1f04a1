package dev.dhow.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetachKeysTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ctrl-p,ctrl-q | \\10 \\11 | false",
        "ctrl-p,ctrl-q | a\\10\\11b | true",
        "ctrl-p,ctrl-q | a\\10b\\11 | false",
        "ctrl-p,ctrl-q | \\10\\10\\11 | true",
        "ctrl-@        | x\\00        | true",
        "CTRL-[,x      | \\1bx        | true",
        "q             | abc          | false",
        "a,b           | aab          | true",
        "ctrl-_        | \\1f         | true",
      })
  void the_sequence_is_noticed(String keys, String typed, boolean complete) {
    var detach = DetachKeys.parse(keys);
    var bytes = bytes(typed);
    detach.pass(bytes, bytes.length);
    assertThat(detach.isComplete()).isEqualTo(complete);
  }

  @Test
  void what_is_not_the_sequence_is_passed_on_in_order() {
    var detach = DetachKeys.parse("ctrl-p,ctrl-q");
    var passed = new StringBuilder();
    for (var piece : List.of("ls\\10", "\\10x", "\\10", "\\11never")) {
      var bytes = bytes(piece);
      passed.append(new String(detach.pass(bytes, bytes.length), UTF_8));
    }
    assertThat(passed.toString()).isEqualTo("ls\u0010\u0010x");
    assertThat(detach.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ctrl-", "ctrl-1", "ctrl-pq", "alt-p", "a,", "ä"})
  void what_is_no_key_is_refused(String keys) {
    assertThatThrownBy(() -> DetachKeys.parse(keys))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("detach keys `" + keys + "` are none");
  }

  /// Text in which `\XX` is a byte in hexadecimal.
  private static byte[] bytes(String text) {
    var bytes = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        bytes.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.append(text.charAt(i));
      }
    }
    return bytes.toString().getBytes(UTF_8);
  }
}
