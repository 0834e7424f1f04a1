package dev.dhow.engine.docker.registry;

import dev.dhow.engine.docker.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
    var file = find(program);
    if (file.isEmpty()) {
      logger().warn("the credential helper {} is not on the PATH", program);
      return new Json(null);
    }
    try {
      var builder = new ProcessBuilder(file.get().toString(), "get");
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      var process = builder.start();
      tell(process, registry);
      byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
      return process.waitFor() == 0 ? Json.read(answer) : new Json(null);
    } catch (IOException e) {
      // Public images need no login; a private one fails with the registry's own words.
      logger().warn("the credential helper {} cannot be asked: {}", program, e.getMessage());
      return new Json(null);
    }
  }

  private static void tell(Process process, String registry) {
    try (var in = process.getOutputStream()) {
      in.write(registry.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      logger().debug("a credential helper ended without listening", e);
    }
  }

  private Optional<Path> find(String program) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(CredentialProgram.class);
  }
}
