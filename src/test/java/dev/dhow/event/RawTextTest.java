package dev.dhow.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawTextTest {
  private static final byte[] BLOCK = {'x', 'a', (byte) 0xFF, 'b', 'y'};

  @Test
  void it_is_a_part_of_its_block() {
    var text = new RawText(BLOCK, 1, 4);
    var copy = new byte[5];
    text.copyTo(copy, 2);

    assertThat(text.length()).isEqualTo(3);
    assertThat(text).hasToString("a\udcffb");
    assertThat(copy).containsExactly(0, 0, 'a', 0xFF, 'b');
  }

  @Test
  void texts_of_the_same_bytes_are_equal_wherever_these_are() {
    assertThat(new RawText(BLOCK, 1, 4))
        .isEqualTo(RawText.of("a\udcffb"))
        .hasSameHashCodeAs(RawText.of("a\udcffb"))
        .isNotEqualTo(new RawText(BLOCK, 1, 3));
  }
}
