package dev.dhow.engine.docker;

import dev.dhow.engine.docker.http.FakeDaemon;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The adapter, and a daemon for it to talk to.
@Timeout(20)
abstract class DaemonScene {
  @TempDir Path folder;

  /// Answers the same to everything but the first question for its version.
  FakeDaemon daemon(String version, String answer) throws IOException {
    return new FakeDaemon(
        socket(),
        with -> {
          while (with.hearsRequest()) {
            boolean ping = with.heard().startsWith("GET /_ping ");
            with.say(
                ping
                    ? "HTTP/1.1 200 OK\r\nApi-Version: "
                        + version
                        + "\r\nContent-Length: 2\r\n\r\nOK"
                    : answer);
          }
        });
  }

  static String json(int status, String body) {
    return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  Path socket() {
    return folder.resolve("engine.sock");
  }

  DockerEngine engine() {
    return engine(Map.of());
  }

  DockerEngine engine(Map<String, String> more) {
    var environment = new HashMap<String, String>();
    environment.put("DOCKER_HOST", "unix://" + socket());
    environment.put("DOCKER_CONFIG", folder.toString());
    environment.putAll(more);
    return DockerEngine.of(environment, InstantSource.system());
  }
}
