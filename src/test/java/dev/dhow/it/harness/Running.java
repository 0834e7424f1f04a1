package dev.dhow.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program that runs. Closing it kills it if it still does.
public final class Running implements AutoCloseable {
  private final Command command;
  private final Process process;
  private final Captured stdout;
  private final Captured stderr;
  private final long began = System.nanoTime();

  Running(Command command, Process process) {
    this.command = command;
    this.process = process;
    stdout = new Captured(process.getInputStream());
    stderr = new Captured(process.getErrorStream());
  }

  public String stdout() {
    return stdout.text();
  }

  public String stderr() {
    return stderr.text();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Writes to its input; in a terminal this is what is typed, `\3` being Ctrl-C.
  public void type(String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody reads what is typed into " + command.line(), e);
    }
  }

  public void pressCtrlC() {
    type("\3");
  }

  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until what it wrote to standard output is as wanted.
  public void awaitOutput(String what, Predicate<String> wanted) {
    Eventually.isTrue(what, () -> wanted.test(stdout()) || hasSaidAll(), this::seen);
    if (!wanted.test(stdout())) {
      throw new AssertionError("ended before: " + what + "\n" + seen());
    }
  }

  /// Sends it a signal, such as `INT`.
  public void signal(String name) {
    Command.of(command.directory(), List.of("kill", "-" + name, Long.toString(pid()))).succeeds();
  }

  /// Closes the terminal in which it runs, as when a window is closed, and waits until all that ran
  /// there has ended.
  public void closeTerminal() {
    var inside = process.descendants().map(ProcessHandle::pid).toList();
    process.destroyForcibly();
    Eventually.isTrue(
        "all has ended that ran in the terminal", () -> inside.stream().noneMatch(Running::runs));
  }

  /// What has ended stays a zombie where nobody looks after orphans.
  private static boolean runs(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException _) {
      return false;
    }
  }

  /// Sends it SIGTERM.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// `kill -9`, children included.
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// Waits for its end.
  public Finished finish() {
    try {
      if (!process.waitFor(command.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
        throw new AssertionError("did not end within " + command.patience() + "\n" + seen());
      }
      stdout.awaitEnd();
      stderr.awaitEnd();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for\n" + seen(), e);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    return new Finished(command.line(), process.exitValue(), stdout(), stderr(), took);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private boolean hasSaidAll() {
    return !isAlive() && stdout.isComplete();
  }

  private String seen() {
    return String.join(" ", command.line())
        + "\n--- stdout\n"
        + stdout()
        + "--- stderr\n"
        + stderr()
        + "---";
  }
}
