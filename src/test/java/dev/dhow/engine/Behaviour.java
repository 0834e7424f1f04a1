package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a container of the [FakeEngine] does once it is started.
///
/// Without a script it follows its command, as far as that is `true`, `false`, `sleep N` or `sh -c`
/// with those, `echo WORDS`, `echo WORDS >&2`, `trap …` and `exit N`, split by `;`. Any other
/// command runs until it is stopped.
///
/// @param output what it prints, in order
/// @param lifetime after which it ends by itself; null when it runs until it is stopped
/// @param exitCode with which it ends by itself
/// @param trapsSignals whether it ends on `SIGTERM` as its first process
/// @param probes how its healthcheck goes; null to follow the healthcheck's command
public record Behaviour(
    List<Said> output,
    @Nullable Duration lifetime,
    int exitCode,
    boolean trapsSignals,
    @Nullable Probes probes) {

  public static final Behaviour RUNS = new Behaviour(List.of(), null, 0, true, null);

  private static final Pattern ECHO = Pattern.compile("echo (.*?)( ?>&2)?");

  public Behaviour {
    output = List.copyOf(output);
  }

  /// A line, without its line break.
  ///
  /// @param after how long after the start
  public record Said(Channel channel, String line, Duration after) {}

  /// How a healthcheck goes.
  ///
  /// @param failing how many probes fail, run by whomever, before one passes
  /// @param output of the failing ones
  public record Probes(int failing, String output) {}

  /// Runs until it is stopped.
  public static Behaviour runs() {
    return RUNS;
  }

  /// Ends as soon as it is started.
  public static Behaviour exits(int exitCode) {
    return new Behaviour(List.of(), Duration.ZERO, exitCode, true, null);
  }

  /// The same, but it ends after this long.
  public Behaviour after(Duration duration) {
    return new Behaviour(output, duration, exitCode, trapsSignals, probes);
  }

  /// The same, and it prints these lines when it starts.
  public Behaviour printing(String... lines) {
    var more = new ArrayList<>(output);
    for (var line : lines) {
      more.add(new Said(Channel.OUT, line, Duration.ZERO));
    }
    return new Behaviour(more, lifetime, exitCode, trapsSignals, probes);
  }

  /// The same, but its first probes fail.
  public Behaviour failingProbes(int count, String output) {
    return new Behaviour(this.output, lifetime, exitCode, trapsSignals, new Probes(count, output));
  }

  /// The same, but its probes fail for ever.
  public Behaviour neverHealthy(String output) {
    return failingProbes(Integer.MAX_VALUE, output);
  }

  static Behaviour of(List<String> command, boolean init) {
    var script = String.join(" ", command);
    if (command.size() == 3 && command.get(0).endsWith("sh") && command.get(1).equals("-c")) {
      script = command.get(2);
    }
    return ofScript(script, init);
  }

  private static Behaviour ofScript(String script, boolean init) {
    var output = new ArrayList<Said>();
    var lifetime = Duration.ZERO;
    var exitCode = 0;
    var traps = init;
    for (var statement : script.split(";", -1)) {
      var text = statement.strip();
      var echo = ECHO.matcher(text);
      if (echo.matches()) {
        var channel = echo.group(2) == null ? Channel.OUT : Channel.ERR;
        output.add(new Said(channel, unquoted(echo.group(1)), lifetime));
      } else if (text.matches("sleep \\d+")) {
        lifetime = lifetime.plusSeconds(Long.parseLong(text.substring(6)));
      } else if (text.startsWith("trap ")) {
        traps = true;
      } else if (text.matches("exit \\d+")) {
        exitCode = Integer.parseInt(text.substring(5));
        break;
      } else if (text.equals("true") || text.equals("false")) {
        exitCode = text.equals("true") ? 0 : 1;
      } else {
        return new Behaviour(output, null, 0, true, null);
      }
    }
    return new Behaviour(output, lifetime, exitCode, traps, null);
  }

  private static String unquoted(String text) {
    return text.matches("\"[^\"]*\"|'[^']*'") ? text.substring(1, text.length() - 1) : text;
  }
}
