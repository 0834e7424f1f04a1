package dev.dhow.cli;

import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepFailedException.Fact;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// A program that works for services, such as a provider, while it runs. An interrupt ends it.
final class ProviderProcess {
  private static final String STARTED_BY_DOCKER = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final int LAST_LINES = 10;

  private ProviderProcess() {}

  /// @param failure what it means when it fails, as the beginning of a sentence
  /// @throws StepFailedException when its output is taken for that, it ends with another code than
  ///   0, or cannot be started
  static void run(
      List<String> line, Map<String, String> environment, String failure, Consumer<String> output)
      throws InterruptedException {
    var process = start(line, environment, ProcessBuilder.Redirect.PIPE);
    try {
      var errors = new ArrayDeque<String>();
      var complaints = reading(process.getErrorStream(), text -> keep(errors, text));
      finish(reading(process.getInputStream(), output));
      var exitCode = process.waitFor();
      finish(complaints);
      if (exitCode != 0) {
        throw new StepFailedException(
            failure + ": exit status " + exitCode,
            "run it by hand to see more: " + String.join(" ", line),
            errors.isEmpty() ? List.of() : List.of(new Fact("it wrote last", List.copyOf(errors))),
            null);
      }
    } finally {
      process.destroy();
    }
  }

  /// What a program writes; empty when it fails or cannot be started.
  static Optional<String> answer(List<String> line, Map<String, String> environment)
      throws InterruptedException {
    try {
      var process = start(line, environment, ProcessBuilder.Redirect.DISCARD);
      try {
        var lines = new ArrayList<String>();
        finish(reading(process.getInputStream(), text -> collect(lines, text)));
        return process.waitFor() == 0 ? Optional.of(String.join("\n", lines)) : Optional.empty();
      } finally {
        process.destroy();
      }
    } catch (StepFailedException _) {
      return Optional.empty(); // what it is asked next meets the same, and tells it
    }
  }

  private static Process start(
      List<String> line, Map<String, String> environment, ProcessBuilder.Redirect errors) {
    var builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().remove(STARTED_BY_DOCKER);
    builder.redirectInput(new File("/dev/null")).redirectError(errors);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new StepFailedException(
          "the program %s cannot be started: %s".formatted(line.getFirst(), e.getMessage()),
          "check that it is a program for this machine",
          List.of(),
          e);
    }
  }

  /// On a thread of its own, as reading a pipe cannot be interrupted.
  private static FutureTask<Boolean> reading(InputStream in, Consumer<String> line) {
    var task =
        new FutureTask<>(() -> {
          try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
              line.accept(text);
            }
          }
          return true;
        });
    Thread.ofPlatform().daemon().name("provider").start(task);
    return task;
  }

  private static void finish(FutureTask<Boolean> reading) throws InterruptedException {
    try {
      var _ = reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new StepFailedException(
          "a program's output ended early: " + e.getCause(), null, List.of(), e);
    }
  }

  private static void collect(List<String> lines, String text) {
    if (lines.stream().mapToInt(String::length).sum() + text.length() < LONGEST_ANSWER) {
      lines.add(text);
    }
  }

  private static void keep(ArrayDeque<String> last, String line) {
    if (last.size() == LAST_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
  }
}
