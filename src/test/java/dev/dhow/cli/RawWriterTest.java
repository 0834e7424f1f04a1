package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void text_is_utf_8_and_waits_for_a_flush() {
    var writer = new PrintWriter(new RawWriter(out), false);
    writer.print("grün 🚢");
    assertThat(out.size()).isZero();

    writer.flush();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("grün 🚢");
  }

  @Test
  void a_byte_that_is_no_text_is_written_as_it_was() {
    var writer = new PrintWriter(new RawWriter(out), false);
    writer.print("a\udcffb");
    writer.flush();

    assertThat(out.toByteArray()).containsExactly('a', 0xFF, 'b');
  }

  @Test
  void a_character_in_halves_is_one_wherever_the_buffer_ends() throws IOException {
    try (var writer = new RawWriter(out)) {
      for (var i = 0; i < 8191; i++) {
        writer.write('x');
      }
      writer.write('\ud83d');
      writer.write('\udea2');
    }

    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("x🚢").hasSize(8193);
  }
}
