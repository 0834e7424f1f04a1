package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class SocketHttpClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @TempDir Path folder;

  @Test
  void a_connection_is_kept_for_the_next_call() throws IOException {
    try (var daemon = FakeDaemon.answering(socket(), OK + "Content-Length: 2\r\n\r\nhi");
        var client = client()) {
      assertThat(get(client)).isEqualTo("hi");
      assertThat(get(client)).isEqualTo("hi");
      assertThat(daemon.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_chunked_answer_ends_with_its_empty_chunk_and_frees_the_connection() throws IOException {
    var answer =
        OK
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "3;note=x\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";
    try (var daemon = FakeDaemon.answering(socket(), answer);
        var client = client()) {
      assertThat(get(client)).isEqualTo("abc0123456789");
      assertThat(get(client)).isEqualTo("abc0123456789");
      assertThat(daemon.connections()).isEqualTo(1);
    }
  }

  @Test
  void whoever_reads_just_the_content_still_frees_the_connection() throws IOException {
    var answer = OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    try (var daemon = FakeDaemon.answering(socket(), answer);
        var client = client()) {
      for (int i = 0; i < 2; i++) {
        try (var response = client.execute(request("GET"))) {
          assertThat(response.getBody().readNBytes(3)).isEqualTo("abc".getBytes(UTF_8));
        }
      }
      assertThat(daemon.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_answer_without_a_length_ends_with_the_connection() throws IOException {
    try (var daemon = FakeDaemon.answeringOnce(socket(), OK + "\r\nraw bytes");
        var client = client()) {
      assertThat(get(client)).isEqualTo("raw bytes");
      assertThat(get(client)).isEqualTo("raw bytes");
      assertThat(daemon.connections()).isEqualTo(2);
    }
  }

  @Test
  void status_and_headers_are_told_without_case() throws IOException {
    var answer = "HTTP/1.1 429 Too Many Requests\r\nRetry-After:  7 \r\nContent-Length: 0\r\n\r\n";
    try (var _ = FakeDaemon.answering(socket(), answer);
        var client = client();
        var response = client.execute(request("GET"))) {
      assertThat(response.getStatusCode()).isEqualTo(429);
      assertThat(response.getHeader("retry-after")).isEqualTo("7");
      assertThat(response.getBody().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3g\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n\uff13\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n\r\nabc",
      })
  void a_cut_or_mismeasured_body_is_an_error_and_never_a_short_answer(String rest)
      throws IOException {
    try (var _ = FakeDaemon.answeringOnce(socket(), OK + rest);
        var client = client()) {
      assertThatThrownBy(() -> get(client)).isInstanceOf(MalformedAnswerException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nHalf: head",
      })
  void what_is_not_http_is_refused(String answer) throws IOException {
    try (var _ = FakeDaemon.answeringOnce(socket(), answer);
        var client = client()) {
      assertThatThrownBy(() -> get(client)).hasCauseInstanceOf(MalformedAnswerException.class);
    }
  }

  @Test
  void endless_and_countless_headers_are_refused() throws IOException {
    try (var _ = FakeDaemon.answeringOnce(socket(), OK + "A: " + "b".repeat(1 << 20));
        var client = client()) {
      assertThatThrownBy(() -> get(client)).hasMessageContaining("longer than");
    }
    try (var _ = FakeDaemon.answeringOnce(folder.resolve("other"), OK + "A: b\r\n".repeat(10_000));
        var client = new SocketHttpClient(Dialer.unix(folder.resolve("other")))) {
      assertThatThrownBy(() -> get(client)).hasMessageContaining("headers");
    }
  }

  @Test
  void interim_answers_are_skipped() throws IOException {
    var answer = "HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nhi";
    try (var _ = FakeDaemon.answering(socket(), answer);
        var client = client()) {
      assertThat(get(client)).isEqualTo("hi");
    }
  }

  @Test
  void a_kept_connection_that_died_is_replaced_unnoticed()
      throws IOException, InterruptedException {
    try (var daemon = FakeDaemon.answeringOnce(socket(), OK + "Content-Length: 2\r\n\r\nhi");
        var client = client()) {
      assertThat(get(client)).isEqualTo("hi");
      assertThat(get(client)).isEqualTo("hi");
      daemon.awaitHangUps(2); // what changes something is not asked for twice
      try (var response = client.execute(request("POST"))) {
        assertThat(response.getStatusCode()).isEqualTo(200);
      }
      assertThat(daemon.connections()).isEqualTo(3);
    }
  }

  @Test
  void a_get_is_repeated_when_the_engine_hangs_up_on_a_kept_connection() throws IOException {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(OK + "Content-Length: 2\r\n\r\nhi");
          with.hearRequest();
          if (with.number() > 1) {
            with.say(OK + "Content-Length: 5\r\n\r\nagain");
          }
        };
    try (var daemon = new FakeDaemon(socket(), script);
        var client = client()) {
      assertThat(get(client)).isEqualTo("hi");
      assertThat(get(client)).isEqualTo("hi");
      assertThat(daemon.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_post_that_may_have_been_obeyed_is_never_repeated() throws IOException {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(OK + "Content-Length: 2\r\n\r\nhi");
          with.hearRequest();
        };
    try (var daemon = new FakeDaemon(socket(), script);
        var client = client()) {
      assertThat(get(client)).isEqualTo("hi");
      assertThatThrownBy(() -> client.execute(request("POST")))
          .hasCauseInstanceOf(UnansweredException.class);
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @Test
  void a_streamed_request_is_sent_in_chunks() throws IOException {
    var heard = new AtomicReference<>("");
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          var body = new StringBuilder();
          while (!body.toString().endsWith("0\r\n\r\n")) {
            body.append((char) with.hearByte());
          }
          heard.set(body.toString());
          with.say(OK + "Content-Length: 0\r\n\r\n");
        };
    var content = "x".repeat(40_000);
    var request =
        Request.builder()
            .method("POST")
            .path("/build")
            .body(new ByteArrayInputStream(content.getBytes(UTF_8)))
            .build();
    try (var daemon = new FakeDaemon(socket(), script);
        var client = client();
        var _ = client.execute(request)) {
      assertThat(daemon.requests().getFirst()).contains("Transfer-Encoding: chunked\r\n");
      assertThat(heard.get()).startsWith("8000\r\nx").contains("x\r\n1c40\r\nx");
    }
  }

  @Test
  void an_early_refusal_of_a_streamed_request_is_told() throws IOException {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno");
        };
    var request = Request.builder().method("POST").path("/build").body(endless()).build();
    try (var _ = new FakeDaemon(socket(), script);
        var client = client();
        var response = client.execute(request)) {
      assertThat(response.getStatusCode()).isEqualTo(400);
      assertThat(text(response)).isEqualTo("no");
    }
  }

  @Test
  void a_connection_taken_over_carries_bytes_both_ways() throws IOException {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
          for (int next = with.hearByte(); next >= 0; next = with.hearByte()) {
            with.say(String.valueOf(Character.toUpperCase((char) next)));
          }
          with.say("!");
        };
    var request =
        Request.builder()
            .method("POST")
            .path("/exec/1/start")
            .bodyBytes("{}".getBytes(UTF_8))
            .hijackedInput(new ByteArrayInputStream("hello".getBytes(UTF_8)))
            .build();
    try (var daemon = new FakeDaemon(socket(), script);
        var client = client();
        var response = client.execute(request)) {
      assertThat(text(response)).isEqualTo("HELLO!");
      assertThat(daemon.requests().getFirst()).contains("Connection: Upgrade\r\nUpgrade: tcp\r\n");
    }
  }

  @Test
  void closing_an_answer_ends_its_blocked_reader_and_closes_the_socket() throws Exception {
    var hungUp = new CountDownLatch(1);
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
          with.awaitEnd();
          hungUp.countDown();
        };
    try (var _ = new FakeDaemon(socket(), script);
        var client = client()) {
      var response = client.execute(request("GET"));
      assertThat(response.getBody().read()).isEqualTo('a');
      var reader = CompletableFuture.supplyAsync(() -> readsOn(response));
      response.close();
      assertThat(reader.get()).isFalse();
      hungUp.await();
    }
  }

  @Test
  void an_interrupt_ends_a_call_that_waits_for_its_answer() throws Exception {
    var asked = new CountDownLatch(1);
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          asked.countDown();
          with.awaitEnd();
        };
    try (var _ = new FakeDaemon(socket(), script);
        var client = client()) {
      var failure = new CompletableFuture<Throwable>();
      var caller =
          Thread.ofVirtual()
              .start(() -> {
                try (var _ = client.execute(request("GET"))) {
                  failure.complete(new AssertionError("answered"));
                } catch (UncheckedIOException e) {
                  failure.complete(e);
                }
              });
      asked.await();
      assertThat(client.isAwaited()).isTrue();
      caller.interrupt();
      assertThat(failure.get()).hasRootCauseInstanceOf(ClosedByInterruptException.class);
      assertThat(client.isAwaited()).isFalse();
    }
  }

  @Test
  void closing_the_client_ends_running_calls() throws Exception {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
          with.awaitEnd();
        };
    try (var _ = new FakeDaemon(socket(), script)) {
      var client = client();
      var response = client.execute(request("GET"));
      assertThat(response.getBody().read()).isEqualTo('a');
      client.close();
      assertThat(readsOn(response)).isFalse();
    }
  }

  @Test
  void an_absent_engine_is_unreachable() {
    try (var client = client()) {
      assertThatThrownBy(() -> client.execute(request("GET")))
          .hasCauseInstanceOf(UnreachableException.class);
    }
  }

  @Test
  void a_header_cannot_smuggle_another_one() throws IOException {
    var request =
        Request.builder().method("GET").path("/x").putHeader("A", "b\r\nEvil: yes").build();
    try (var _ = FakeDaemon.answering(socket(), OK + "\r\n");
        var client = client()) {
      assertThatThrownBy(() -> client.execute(request))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Path socket() {
    return folder.resolve("daemon.sock");
  }

  private SocketHttpClient client() {
    return new SocketHttpClient(Dialer.unix(socket()));
  }

  private static Request request(String method) {
    return Request.builder().method(method).path("/x").build();
  }

  private static String get(SocketHttpClient client) throws IOException {
    try (var response = client.execute(request("GET"))) {
      return text(response);
    }
  }

  private static String text(Response response) throws IOException {
    return new String(response.getBody().readAllBytes(), UTF_8);
  }

  private static boolean readsOn(Response response) {
    try {
      return response.getBody().read() >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
  }
}
