package dev.dhow.host;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
  private final List<String> change;
  private final String before;
  private final Thread atExit = new Thread(this::restore, "terminal");
  private @Nullable JobControl control;
  private boolean restored;

  private RawTerminal(String program, List<String> change, String before) {
    this.program = program;
    this.change = change;
    this.before = before;
  }

  /// Takes over the terminal.
  ///
  /// @throws IOException when it cannot be changed
  public static RawTerminal enter() throws IOException {
    return enter(RAW);
  }

  /// Takes over the keys alone: those that send signals still do, and what is written looks as
  /// ever. One of them may stop the program; the shell then has the terminal as it likes it.
  ///
  /// @param continued told, on some thread, when the program goes on after it was stopped
  /// @throws IOException when it cannot be changed
  public static RawTerminal enterForKeys(Runnable continued) throws IOException {
    var terminal = enter(KEYS);
    terminal.control =
        JobControl.of(() -> {
          terminal.enterAgain();
          continued.run();
        });
    return terminal;
  }

  private synchronized void enterAgain() {
    if (restored || !TerminalProbe.isForeground()) {
      return;
    }
    try {
      runUnlessInBackground(command(program, change));
    } catch (IOException _) {
      // The terminal is gone or another job's, or whoever reads from it is told by that.
    }
  }

  private static RawTerminal enter(List<String> change) throws IOException {
    var program =
        PROGRAMS.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IOException("there is no stty to take over the terminal with"))
            .toString();
    var before = run(command(program, change));
    var terminal = new RawTerminal(program, change, before);
    Runtime.getRuntime().addShutdownHook(terminal.atExit);
    return terminal;
  }

  private static List<String> command(String program, List<String> change) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", NOTE_AND_CHANGE, "sh", program));
    command.addAll(change);
    return command;
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
    if (control != null) {
      control.close();
    }
    if (!TerminalProbe.isForeground()) {
      return; // the shell has put it back, and it would stop whoever changes it now
    }
    try {
      runUnlessInBackground(List.of(program, before));
    } catch (IOException _) {
      // The terminal is gone or another job's, so there is nothing to put back.
    }
  }

  /// A job that loses the terminal in between, as it was stopped and sent to the background, would
  /// be stopped as a whole by the change, again and again.
  static void runUnlessInBackground(List<String> command) throws IOException {
    var denied = new CompletableFuture<Void>();
    try (var _ = JobControl.whileChanging(() -> denied.complete(null))) {
      var process = start(command);
      var _ = denied.thenRun(process.toHandle()::destroyForcibly);
      await(process);
    }
  }

  private static String run(List<String> command) throws IOException {
    return await(start(command));
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectInput(Redirect.INHERIT)
        .redirectErrorStream(true)
        .start();
  }

  /// Interruptions are left for later: half a change would leave the terminal unusable.
  private static String await(Process process) throws IOException {
    var output =
        new String(process.getInputStream().readNBytes(LONGEST_NOTE), StandardCharsets.US_ASCII);
    int exitCode = process.onExit().join().exitValue();
    if (exitCode != 0) {
      throw new IOException("the terminal cannot be changed: " + output.strip());
    }
    return output.strip();
  }
}
