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
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Asks a program named `docker-credential-…` for a login, by the protocol of Docker's credential
/// helpers: the registry on its standard input, JSON on its standard output.
public final class CredentialProgram {
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final String NOTHING_KNOWN = "credentials not found in native keychain";

  private final Map<String, String> environment;

  public CredentialProgram(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// What a helper said.
  ///
  /// @param login its JSON; empty when it knows no login or could not be asked
  /// @param trouble why it could not be asked; null when it could
  record Answer(Json login, @Nullable String trouble) {

    private static Answer none(@Nullable String trouble) {
      return new Answer(new Json(null), trouble);
    }
  }

  Answer get(String name, String registry) throws InterruptedException {
    var program = "docker-credential-" + name;
    var file = find(program);
    if (file.isEmpty()) {
      return Answer.none("the credential helper " + program + " is not on the PATH");
    }
    try {
      var builder = new ProcessBuilder(file.get().toString(), "get");
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      var process = builder.start();
      tell(process, registry);
      byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
      if (answer.length == LONGEST_ANSWER) {
        process.destroyForcibly(); // It would wait for somebody to read on.
        return Answer.none("the credential helper " + program + " does not come to an end");
      }
      int code = process.waitFor();
      return code == 0 ? new Answer(Json.read(answer), null) : refusal(program, code, answer);
    } catch (IOException e) {
      var why = String.valueOf(e.getMessage());
      return Answer.none("the credential helper " + program + " cannot be asked: " + why);
    }
  }

  /// A helper that fails says why on standard output, and says so, too, when it knows no login.
  private static Answer refusal(String program, int code, byte[] answer) {
    var words = new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    if (words.equals(NOTHING_KNOWN)) {
      return Answer.none(null);
    }
    var why = words.isEmpty() ? "exit code " + code : words;
    return Answer.none("the credential helper " + program + " failed: " + why);
  }

  private static void tell(Process process, String registry) {
    try (var in = process.getOutputStream()) {
      in.write(registry.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LoggerFactory.getLogger(CredentialProgram.class)
          .debug("a credential helper ended without listening", e);
    }
  }

  private Optional<Path> find(String program) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of)
        .filter(Path::isAbsolute) // what lies in the project is not the user's
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
