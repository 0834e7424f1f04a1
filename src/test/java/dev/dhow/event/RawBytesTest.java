package dev.dhow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawBytesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "grün", "☃ 🚢", "\ufffd is a character, too"})
  void text_is_what_it_was(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(RawBytes.decode(bytes, 0, bytes.length)).isEqualTo(text);
    assertThat(RawBytes.asText(text)).isEqualTo(text);
    assertThat(RawBytes.encode(text)).isEqualTo(bytes);
  }

  @Test
  void what_is_no_text_stays_the_bytes_it_was() {
    var bytes = new byte[] {'a', (byte) 0xFF, (byte) 0xC3, 'b', (byte) 0xF0, (byte) 0x9F, '\n'};

    var text = RawBytes.decode(bytes, 0, bytes.length);

    assertThat(text).isEqualTo("a\udcff\udcc3b\udcf0\udc9f\n");
    assertThat(RawBytes.encode(text)).isEqualTo(bytes);
    assertThat(RawBytes.asText(text)).isEqualTo("a\ufffd\ufffdb\ufffd\ufffd\n");
  }

  @Test
  void any_bytes_come_back() {
    var random = new Random(7);
    for (var length = 0; length < 300; length++) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(RawBytes.encode(RawBytes.decode(bytes, 0, length))).isEqualTo(bytes);
    }
  }

  @Test
  void half_of_a_character_is_no_raw_byte() {
    assertThat(RawBytes.asText("🚢")).isEqualTo("🚢");
    assertThat(RawBytes.asText("\ud83d\udea2\udc80")).isEqualTo("🚢\ufffd");
  }
}
