package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void what_has_arrived_is_known_chunk_by_chunk() throws IOException {
    var body = new Body.Chunked(Said.reader("3\r\nabc\r\n2\r\nde\r\n"));

    assertThat(body.available()).as("nothing was looked for yet").isZero();
    assertThat(body.readNBytes(3)).isEqualTo("abc".getBytes(US_ASCII));
    assertThat(body.available()).isPositive();
    assertThat(body.readNBytes(2)).isEqualTo("de".getBytes(US_ASCII));
    assertThat(body.available()).as("the end of a chunk is nothing to wait for").isZero();
  }

  @Test
  void half_the_end_of_a_chunk_is_nothing_of_the_next_one() throws IOException {
    var body = new Body.Chunked(Said.reader("3\r\nabc\r"));

    assertThat(body.readNBytes(3)).isEqualTo("abc".getBytes(US_ASCII));

    assertThat(body.available()).isZero();
  }

  @Test
  void of_what_has_ended_nothing_is_left() throws IOException {
    var body = new Body.Chunked(Said.reader("3\r\nabc\r\n0\r\n\r\n"));

    assertThat(body.readNBytes(3)).isEqualTo("abc".getBytes(US_ASCII));

    assertThat(body.isComplete()).isTrue();
    assertThat(body.available()).isZero();
  }

  @Test
  void what_has_arrived_of_several_chunks_is_read_at_once() throws IOException {
    var body =
        new Body.Chunked(Said.reader("3\r\nabc\r\n5\r\ndefgh\r\n4\r\nijkl\r\n3;x=y\r\nXYZ\r\n"));
    var bytes = new byte[20];

    assertThat(body.read(bytes, 0, 20)).as("one by itself").isEqualTo(3);
    assertThat(body.readArrived(bytes, 3, 17)).as("several").isEqualTo(9);
    assertThat(body.readArrived(bytes, 12, 8)).as("an unusual line is left").isZero();
    assertThat(body.read(bytes, 12, 8)).isEqualTo(3);
    assertThat(body.readArrived(bytes, 15, 5)).as("nothing more").isZero();
    assertThat(new String(bytes, 0, 15, US_ASCII)).isEqualTo("abcdefghijklXYZ");
  }

  @Test
  void chunks_of_any_length_in_pieces_of_any_length_are_what_was_sent() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var content = new StringBuilder();
      var sent = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        var chunk =
            String.valueOf((char) ('a' + i % 26))
                .repeat(1 + random.nextInt(i % 9 == 0 ? 40_000 : 200));
        content.append(chunk);
        sent.append(Integer.toHexString(chunk.length()))
            .append("\r\n")
            .append(chunk)
            .append("\r\n");
      }
      sent.append("0\r\n\r\n");
      var body = new Body.Chunked(Said.reader(sent.toString(), () -> 1 + random.nextInt(3000)));
      var read = new ByteArrayOutputStream();
      var bytes = new byte[1 + random.nextInt(50_000)];
      for (int count = body.read(bytes); count >= 0; count = body.read(bytes)) {
        assertThat(count).isPositive();
        read.write(bytes, 0, count);
        read.write(bytes, 0, body.readArrived(bytes, 0, bytes.length));
      }

      assertThat(read.toString(US_ASCII)).isEqualTo(content.toString());
      assertThat(body.isComplete()).isTrue();
    }
  }
}
