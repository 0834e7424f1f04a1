package dev.dhow.host;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A terminal on standard input that hands on every key as it is typed: without editing of lines,
/// echo, or keys that send signals. Closing it puts everything back; so does the end of the
/// program, as far as that is noticed.
///
/// `stty` does the work: its two runs cost less than what Java needs to call the system itself.
public final class RawTerminal implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/stty"), Path.of("/bin/stty"));
  private static final String NOTE_AND_CHANGE = "\"$1\" -g && exec \"$@\"";
  private static final List<String> RAW =
      List.of("raw", "-echo", "-echoe", "-echok", "-echonl", "-iexten");
  private static final List<String> KEYS = List.of("-icanon", "-echo", "min", "1", "time", "0");
  private static final int LONGEST_NOTE = 4096;

  private final String program;
  private final String before;
  private final Thread atExit = new Thread(this::restore, "terminal");
  private boolean restored;

  private RawTerminal(String program, String before) {
    this.program = program;
    this.before = before;
  }

  /// Takes over the terminal.
  ///
  /// @throws IOException when it cannot be changed
  public static RawTerminal enter() throws IOException {
    return enter(RAW);
  }

  /// Takes over the keys alone: those that send signals still do, and what is written looks as
  /// ever.
  ///
  /// @throws IOException when it cannot be changed
  public static RawTerminal enterForKeys() throws IOException {
    return enter(KEYS);
  }

  private static RawTerminal enter(List<String> change) throws IOException {
    var program =
        PROGRAMS.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IOException("there is no stty to take over the terminal with"))
            .toString();
    var command = new ArrayList<>(List.of("/bin/sh", "-c", NOTE_AND_CHANGE, "sh", program));
    command.addAll(change);
    var before = run(command);
    var terminal = new RawTerminal(program, before);
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    return terminal;
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The program is ending: the hook finds nothing to do.
    }
  }

  private synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try {
      run(List.of(program, before));
    } catch (IOException _) {
      // The terminal is gone, so there is nothing to put back.
    }
  }

  /// Interruptions are left for later: half a change would leave the terminal unusable.
  private static String run(List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.INHERIT)
            .redirectErrorStream(true)
            .start();
    var output =
        new String(process.getInputStream().readNBytes(LONGEST_NOTE), StandardCharsets.US_ASCII);
    int exitCode = process.onExit().join().exitValue();
    if (exitCode != 0) {
      throw new IOException("the terminal cannot be changed: " + output.strip());
    }
    return output.strip();
  }
}
