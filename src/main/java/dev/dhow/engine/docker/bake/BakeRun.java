package dev.dhow.engine.docker.bake;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.spec.BakeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of `docker buildx bake`.
final class BakeRun {
  private static final int PATIENCE_SECONDS = 10;

  private final Buildx buildx;
  private final BakeFile file;
  private @Nullable Process process;
  private boolean ended;

  BakeRun(Buildx buildx, BakeFile file) {
    this.buildx = buildx;
    this.file = file;
  }

  /// How it ended.
  ///
  /// @param metadata about each target; nothing when it failed
  /// @param result what it wrote on standard output
  record End(int exitCode, Json metadata, List<String> result) {}

  /// Runs it to its end.
  ///
  /// @param arguments more of them
  /// @param output told each line of standard error
  End run(List<String> arguments, Consumer<String> output)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("dhow-build-");
    var metadata = folder.resolve("metadata.json");
    var result = folder.resolve("result");
    try {
      var started = start(arguments, metadata, result);
      try (var in = started.getOutputStream()) {
        in.write(file.text().getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // It ended without reading, and says why.
      }
      try (var lines =
          new BufferedReader(
              new InputStreamReader(started.getErrorStream(), StandardCharsets.UTF_8))) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          output.accept(line);
        }
      }
      int exitCode = started.waitFor();
      var about = Files.exists(metadata) ? Files.readAllBytes(metadata) : new byte[0];
      return new End(exitCode, Json.read(about), text(result).lines().toList());
    } finally {
      Files.deleteIfExists(metadata);
      Files.deleteIfExists(result);
      Files.deleteIfExists(folder);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private synchronized Process start(List<String> arguments, Path metadata, Path result)
      throws IOException, InterruptedException {
    if (ended) {
      throw new InterruptedException("the build was given up before it began");
    }
    var line = new ArrayList<>(List.of("bake", "--file", "-", "--progress", "rawjson"));
    line.addAll(List.of("--metadata-file", metadata.toString()));
    for (var path : file.reads()) {
      line.addAll(List.of("--allow", "fs.read=" + path));
    }
    if (file.isPrivileged()) {
      line.addAll(List.of("--allow", "security.insecure"));
    }
    line.addAll(arguments);
    var builder = buildx.command(line);
    builder.environment().putAll(file.secretVariables());
    var started = builder.redirectOutput(result.toFile()).start();
    process = started;
    return started;
  }

  /// Asks it to end, as nobody waits for it any more, and sees to it that it does.
  void end() {
    Process running;
    synchronized (this) {
      ended = true;
      running = process;
    }
    if (running != null && running.isAlive()) {
      running.destroy();
      Thread.ofVirtual().name("end of a build").start(() -> see(running));
    }
  }

  private static void see(Process running) {
    try {
      if (!running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }
}
