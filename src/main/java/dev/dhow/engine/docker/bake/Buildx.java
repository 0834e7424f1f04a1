package dev.dhow.engine.docker.bake;

import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `buildx` plugin of the docker command line.
///
/// @param program absolute
/// @param environment what it runs with, which leads it to the same engine
public record Buildx(Path program, Map<String, String> environment) {
  private static final String NAME = "docker-buildx";

  /// With this variable a plugin takes itself for one that docker started.
  private static final String STARTED_BY_DOCKER = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");
  private static final int OLDEST_MINOR = 17;
  private static final int LONGEST_ANSWER = 64 * 1024;

  public Buildx {
    environment = Map.copyOf(environment);
  }

  /// The first one in the folders where docker looks for plugins, if it can do what is needed.
  ///
  /// @param environment variables, and the flags `-H` and `--context` by these names
  public static Optional<Buildx> find(DockerFolder folder, Map<String, String> environment)
      throws InterruptedException {
    var program =
        folder.plugins().stream()
            .map(each -> Path.of(each, NAME).toAbsolutePath())
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    var found = new Buildx(program.get(), variables(environment));
    return found.isNewEnough() ? Optional.of(found) : Optional.empty();
  }

  private static Map<String, String> variables(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    variables.remove(STARTED_BY_DOCKER);
    flag(variables.remove("--context"), "DOCKER_CONTEXT", "DOCKER_HOST", variables);
    flag(variables.remove("-H"), "DOCKER_HOST", "DOCKER_CONTEXT", variables);
    return variables;
  }

  private static void flag(
      @Nullable String value, String set, String unset, Map<String, String> variables) {
    if (value != null) {
      variables.put(set, value);
      variables.remove(unset);
    }
  }

  ProcessBuilder command(List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(program.toString());
    line.addAll(arguments);
    var builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /// One that cannot be asked is none, as for docker.
  private boolean isNewEnough() throws InterruptedException {
    try {
      var builder = command(List.of("docker-cli-plugin-metadata"));
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      var process = builder.start();
      process.getOutputStream().close();
      byte[] answer = process.getInputStream().readNBytes(LONGEST_ANSWER);
      if (process.waitFor() != 0) {
        return false;
      }
      var version = VERSION.matcher(Json.read(answer).text("Version"));
      return version.matches()
          && (Integer.parseInt(version.group(1)) > 0
              || Integer.parseInt(version.group(2)) >= OLDEST_MINOR);
    } catch (IOException | NumberFormatException _) {
      return false;
    }
  }
}
