package dev.dhow.engine.docker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadTest {

  @ParameterizedTest
  @CsvSource({"HTTP/1.1 204,204", "HTTP/1.0 500 Oh no,500", "'HTTP/1.1 200 ',200"})
  void a_status_line_has_a_number_and_perhaps_words(String line, int status) throws IOException {
    assertThat(read(line + "\r\n\r\n").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1",
        "HTTP/2 200 OK",
        "HTTP/1.2 200 OK",
        "HTTP/1.1 20",
        "HTTP/1.1 2000",
        "HTTP/1.1 099 No",
        "HTTP/1.1 600 No",
        "HTTP/1.1 2x0 No",
        "HTTP/1.1  200",
        "http/1.1 200 OK",
      })
  void anything_else_is_no_answer(String line) {
    assertThatThrownBy(() -> read(line + "\r\n\r\n")).isInstanceOf(MalformedAnswerException.class);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "123456789012345678,123456789012345678"})
  void a_length_is_a_number(String text, long length) throws IOException {
    var head = read("HTTP/1.1 200 OK\r\nContent-Length: " + text + "\r\n\r\n");

    assertThat(head.contentLength()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.0", "0x1", "1234567890123456789"})
  void another_length_is_refused(String text) throws IOException {
    var head = read("HTTP/1.1 200 OK\r\nContent-Length: " + text + "\r\n\r\n");

    assertThatThrownBy(head::contentLength).isInstanceOf(MalformedAnswerException.class);
  }

  private static Head read(String answer) throws IOException {
    return Head.read(Said.reader(answer));
  }
}
