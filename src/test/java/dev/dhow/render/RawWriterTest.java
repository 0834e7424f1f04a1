package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.RawText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RawWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void text_is_utf_8_and_waits_for_a_flush() {
    var writer = new RawPrinter(out);
    writer.print("grün 🚢");
    assertThat(out.size()).isZero();

    writer.flush();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("grün 🚢");
  }

  @Test
  void a_byte_that_is_no_text_is_written_as_it_was() {
    var writer = new RawPrinter(out);
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

  @Test
  void half_of_a_character_before_a_line_stays_alone() {
    var writer = new RawPrinter(out);
    writer.print("a\ud83d");
    writer.line(RawText.of("web | "), new RawText(new byte[] {'x', (byte) 0xFF, 'y'}, 1, 3));
    writer.flush();

    assertThat(out.toByteArray())
        .containsExactly('a', '?', 'w', 'e', 'b', ' ', '|', ' ', 0xFF, 'y', '\n');
  }

  @Test
  void text_and_lines_of_any_length_keep_their_order() {
    var random = new Random(5);
    var expected = new StringBuilder();
    var writer = new RawPrinter(out);
    for (var i = 0; i < 400; i++) {
      var text =
          String.valueOf((char) ('a' + i % 26)).repeat(random.nextInt(i % 40 == 0 ? 40_000 : 300));
      if (random.nextBoolean()) {
        writer.print(text);
        expected.append(text);
      } else {
        writer.line(RawText.of("ü| "), RawText.of(text));
        expected.append("ü| ").append(text).append('\n');
      }
    }
    writer.flush();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
  }

  @Test
  void a_target_that_fails_is_told_and_does_not_break_what_comes_after() {
    var writer =
        new RawPrinter(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("full");
              }
            });
    var line = RawText.of("x".repeat(1000));
    for (var i = 0; i < 100; i++) {
      writer.line(line, line);
    }

    assertThat(writer.checkError()).isTrue();
  }
}
