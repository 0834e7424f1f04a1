package dev.dhow.engine.docker.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.dhow.engine.docker.http.SocketHttpClient;
import dev.dhow.it.harness.TlsKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An engine behind TLS that asks for our certificate.
@Timeout(60)
class TlsTest {
  @TempDir Path folder;
  private final AtomicInteger connections = new AtomicInteger();
  private SSLServerSocket server;

  @BeforeEach
  void serve() throws Exception {
    server = new TlsKeys(folder).listen();
    Thread.ofVirtual().start(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void both_sides_prove_themselves_and_the_connection_is_kept() throws IOException {
    try (var client = client(Map.of("DOCKER_TLS_VERIFY", "1"), "localhost")) {
      assertThat(get(client)).isEqualTo("hi");
      assertThat(get(client)).isEqualTo("hi");
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void another_name_than_the_certificates_is_refused_unless_unverified() throws IOException {
    try (var client = client(Map.of("DOCKER_TLS_VERIFY", "1"), "127.0.0.1")) {
      assertThatThrownBy(() -> get(client)).isInstanceOf(UncheckedIOException.class);
    }
    try (var client = client(Map.of("DOCKER_TLS", "1"), "127.0.0.1")) {
      assertThat(get(client)).isEqualTo("hi");
    }
  }

  @Test
  void a_damaged_key_is_named() throws IOException {
    Files.writeString(folder.resolve("key.pem"), "nothing");
    assertThatThrownBy(() -> client(Map.of("DOCKER_TLS_VERIFY", "1"), "localhost"))
        .isInstanceOf(EndpointException.class)
        .hasMessageContaining("key.pem");
  }

  @Test
  void single_files_may_lie_elsewhere() throws IOException {
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var flags = new HashMap<>(Map.of("DOCKER_TLS_VERIFY", "1"));
    for (var flag :
        Map.of("--tlscacert", "ca", "--tlscert", "cert", "--tlskey", "key").entrySet()) {
      var file = elsewhere.resolve("other-" + flag.getValue());
      Files.move(folder.resolve(flag.getValue() + ".pem"), file);
      flags.put(flag.getKey(), file.toString());
    }
    try (var client = client(flags, "localhost")) {
      assertThat(get(client)).isEqualTo("hi");
    }
  }

  @Test
  void a_file_that_a_flag_names_must_be_there() {
    var flags = Map.of("DOCKER_TLS_VERIFY", "1", "--tlskey", "/nowhere/key.pem");
    assertThatThrownBy(() -> client(flags, "localhost"))
        .isInstanceOf(EndpointException.class)
        .hasMessage("--tlskey names a file that does not exist: /nowhere/key.pem");
  }

  private SocketHttpClient client(Map<String, String> tls, String host) {
    var environment = new HashMap<>(tls);
    environment.put("DOCKER_HOST", "tcp://" + host + ":" + server.getLocalPort());
    environment.put("DOCKER_CERT_PATH", folder.toString());
    var docker =
        DockerFolder.of(environment, file -> Files.exists(file) ? Files.readAllBytes(file) : null);
    return new SocketHttpClient(new EndpointResolver(environment, docker).resolve().dialer());
  }

  private static String get(SocketHttpClient client) throws IOException {
    var request = Request.builder().method("GET").path("/x").build();
    try (var response = client.execute(request)) {
      return new String(response.getBody().readAllBytes(), UTF_8);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(SSLSocket socket) {
    connections.incrementAndGet();
    try (socket) {
      var in = socket.getInputStream();
      int ends = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\r') {
          ends = next == '\n' ? ends + 1 : 0;
        }
        if (ends == 2) {
          var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
          socket.getOutputStream().write(answer.getBytes(UTF_8));
        }
      }
    } catch (IOException _) {
      // The client refused us or hung up, as some tests want it to.
    }
  }
}
