package dev.dhow.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/// A program that has ended.
///
/// @param stdout all it wrote there
/// @param stderr all it wrote there; empty for one that ran in a terminal, where both are one
public record Finished(
    List<String> command, int exitCode, String stdout, String stderr, Duration took) {

  public Finished {
    command = List.copyOf(command);
  }

  public Finished succeeds() {
    return exitsWith(0);
  }

  public Finished exitsWith(int code) {
    assertThat(exitCode).as("exit code of %s", this).isEqualTo(code);
    return this;
  }

  /// Lines of standard output that are not blank, without blanks around them.
  public List<String> lines() {
    return stdout.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /// Lines of standard error that are not blank; runs of blanks are made one.
  public List<String> story() {
    return stderr
        .lines()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// Both outputs, for what may be told on either.
  public String output() {
    return stdout + stderr;
  }

  @Override
  public String toString() {
    return "%s\n--- exit code %d after %d ms\n--- stdout\n%s--- stderr\n%s---"
        .formatted(String.join(" ", command), exitCode, took.toMillis(), stdout, stderr);
  }
}
