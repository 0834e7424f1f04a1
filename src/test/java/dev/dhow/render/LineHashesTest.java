package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LineHashesTest {

  @Test
  void are_those_that_code_scanning_works_out() {
    assertThat(LineHashes.of("")).isEqualTo(Map.of(1, "c129715d7a2bc9a3:1"));
    assertThat(LineHashes.of(" a\nb\n  \t\tc\n d"))
        .containsEntry(1, "271789c17abda88f:1")
        .containsEntry(2, "54703d4cd895b18:1")
        .hasSize(4);
  }

  @Test
  void go_by_neither_blanks_nor_kinds_of_line_ends() {
    assertThat(LineHashes.of("a: 1\r\n\tb: 2\rc: 3")).isEqualTo(LineHashes.of("a:1\nb:2\n c:3"));
  }

  @Test
  void stay_when_lines_above_come_and_go() {
    var hashes = LineHashes.of("services:\n  web:\n    imge: app\n");
    var moved = LineHashes.of("name: shop\nservices:\n  web:\n    imge: app\n");
    assertThat(moved.get(4)).isEqualTo(hashes.get(3));
    assertThat(moved.get(2)).isEqualTo(hashes.get(1));
  }

  @Test
  void count_what_is_there_again() {
    var lines = "x\n".repeat(300);
    var hashes = LineHashes.of(lines);
    var first = hashes.getOrDefault(1, "");
    assertThat(first).endsWith(":1");
    assertThat(hashes.get(2)).isEqualTo(first.replace(":1", ":2"));
    assertThat(hashes).hasSize(301);
  }
}
