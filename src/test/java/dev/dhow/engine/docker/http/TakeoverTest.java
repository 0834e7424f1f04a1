package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class TakeoverTest {
  private static final String UPGRADED =
      "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

  private static final Request REQUEST =
      Request.builder()
          .method("POST")
          .path("/exec/1/start")
          .bodyBytes("{}".getBytes(UTF_8))
          .build();

  @TempDir private Path folder;

  @Test
  void a_connection_taken_over_is_written_to_by_hand() throws IOException {
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(UPGRADED + "hi ");
          for (int next = with.hearByte(); next >= 0; next = with.hearByte()) {
            with.say(String.valueOf(Character.toUpperCase((char) next)));
          }
          with.say("!");
        };
    try (var daemon = new FakeDaemon(socket(), script);
        var client = client();
        var taken = client.takeOver(REQUEST)) {
      taken.write("xhellox".getBytes(UTF_8), 1, 5);
      taken.endInput();
      assertThat(new String(taken.response().getBody().readAllBytes(), UTF_8))
          .isEqualTo("hi HELLO!");
      assertThat(daemon.requests().getFirst()).contains("Connection: Upgrade\r\nUpgrade: tcp\r\n");
    }
  }

  @Test
  void closing_it_ends_whoever_writes_or_reads() throws Exception {
    var hungUp = new CountDownLatch(1);
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(UPGRADED);
          with.awaitEnd();
          hungUp.countDown();
        };
    try (var _ = new FakeDaemon(socket(), script);
        var client = client()) {
      var taken = client.takeOver(REQUEST);
      var reader = CompletableFuture.supplyAsync(() -> says(taken));
      var writer = CompletableFuture.supplyAsync(() -> writes(taken));
      taken.close();
      assertThat(reader.get()).isFalse();
      assertThat(writer.get()).isFalse();
      hungUp.await();
    }
  }

  private static boolean says(Takeover taken) {
    try {
      return taken.response().getBody().read() >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// More than any socket holds back.
  private static boolean writes(Takeover taken) {
    try {
      taken.write(new byte[64 * 1024 * 1024], 0, 64 * 1024 * 1024);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private SocketHttpClient client() {
    return new SocketHttpClient(Dialer.unix(socket()));
  }

  private Path socket() {
    return folder.resolve("engine.sock");
  }
}
