package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
