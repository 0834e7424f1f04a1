package dev.dhow.engine.docker.registry;

import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a program named `docker-credential-…` for a login, by the protocol of Docker's credential
/// helpers: the registry on its standard input, JSON on its standard output.
public final class CredentialProgram {
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Map<String, String> environment;

  public CredentialProgram(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// The answer of a helper; empty when it knows no login or cannot be asked.
  Json get(String name, String registry) throws InterruptedException {
    var program = "docker-credential-" + name;
    try {
      var builder = new ProcessBuilder(program, "get");
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      var process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(registry.getBytes(StandardCharsets.UTF_8));
      }
      byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
      return process.waitFor() == 0 ? Json.read(answer) : new Json(null);
    } catch (IOException e) {
      // Public images need no login; a private one fails with the registry's own words.
      logger().warn("the credential helper {} cannot be asked: {}", program, e.getMessage());
      return new Json(null);
    }
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(CredentialProgram.class);
  }
}
