package dev.dhow.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceFileTest {

  @Test
  void lines_end_with_either_break_or_both() {
    var file = new SourceFile("a", "one\ntwo\r\nthree\rfour");
    assertThat(file.line(1)).isEqualTo("one");
    assertThat(file.line(2)).isEqualTo("two");
    assertThat(file.line(3)).isEqualTo("three");
    assertThat(file.line(4)).isEqualTo("four");
    assertThat(file.line(5)).isEmpty();
    assertThat(new SourceFile("a", "").line(1)).isEmpty();
  }

  @Test
  void places_and_offsets_are_the_same_thing() {
    var file = new SourceFile("a", "one\ntwo\r\n\rfour");
    assertThat(file.position(0)).isEqualTo(new Position(1, 1));
    assertThat(file.position(5)).isEqualTo(new Position(2, 2));
    assertThat(file.position(9)).isEqualTo(new Position(3, 1));
    assertThat(file.position(10)).isEqualTo(new Position(4, 1));
    for (int offset = 0; offset <= file.text().length(); offset++) {
      assertThat(file.offset(file.position(offset))).isEqualTo(offset);
    }
    assertThat(file.offset(new Position(9, 1))).isEqualTo(file.text().length());
  }
}
