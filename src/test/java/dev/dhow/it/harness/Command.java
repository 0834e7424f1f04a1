package dev.dhow.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A program to run: what, where, and with which environment and input. dhow fails with the exit
/// codes of docker compose, as tests compare the two; those of its own have a test for themselves.
///
/// @param environment set on top of this process's own, which is first rid of whatever would steer
///   dhow or docker compose; an empty value unsets a variable
public record Command(
    List<String> line,
    Path directory,
    SequencedMap<String, String> environment,
    String input,
    Duration patience) {
  private static final List<String> STEERING =
      List.of(
          "COMPOSE_",
          "DHOW_",
          "DOCKER_",
          "BUILDX_",
          "BUILDKIT_",
          "NO_COLOR",
          "POSTGRES_",
          "PORT",
          "GREETING");

  /// Which engine all of them are to use.
  private static final String ENGINE = "DOCKER_HOST";

  public Command {
    line = List.copyOf(line);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }

  public static Command of(Path directory, List<String> line) {
    return new Command(line, directory, new LinkedHashMap<>(), "", Duration.ofSeconds(100));
  }

  public Command in(Path other) {
    return new Command(line, other, environment, input, patience);
  }

  public Command with(String variable, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Command(line, directory, more, input, patience);
  }

  public Command with(Map<String, String> variables) {
    var more = new LinkedHashMap<>(environment);
    more.putAll(variables);
    return new Command(line, directory, more, input, patience);
  }

  /// Talks to the engine through the proxy.
  public Command through(RecordingProxy proxy) {
    return with(ENGINE, proxy.host());
  }

  public Command input(String text) {
    return new Command(line, directory, environment, text, patience);
  }

  /// The same in a pseudo-terminal of its own, made by `script` of util-linux.
  public Command inTerminal() {
    return inTerminal(40, 120);
  }

  public Command inTerminal(int rows, int columns) {
    var quoted = line.stream().map(Command::quoted).collect(Collectors.joining(" "));
    var script = "stty cols %d rows %d; exec %s".formatted(columns, rows, quoted);
    return new Command(
        List.of("script", "-qefc", script, "/dev/null"), directory, environment, input, patience);
  }

  /// Runs it to its end.
  public Finished run() {
    try (var running = start()) {
      running.type(input);
      running.endInput();
      return running.finish();
    }
  }

  /// Runs it to its end and expects success.
  public Finished succeeds() {
    return run().succeeds();
  }

  public Running start() {
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().keySet().removeIf(Command::steers);
    builder.environment().put("DHOW_COMPAT_EXIT_CODES", "1");
    environment.forEach(
        (variable, value) -> set(builder.environment(), variable, value.isEmpty() ? null : value));
    try {
      return new Running(this, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean steers(String variable) {
    return !variable.equals(ENGINE) && STEERING.stream().anyMatch(variable::startsWith);
  }

  private static void set(
      Map<String, String> environment, String variable, @Nullable String value) {
    if (value == null) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  static List<String> line(String program, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(program);
    line.addAll(arguments);
    return line;
  }
}
