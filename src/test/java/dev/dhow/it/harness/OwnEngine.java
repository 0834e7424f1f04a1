package dev.dhow.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real engine that belongs to one test class, which may end and start it: with data, networks
/// and processes of its own, out of the way of others. All of it is gone afterwards, and also when
/// the tests end before that.
///
/// Its published ports cannot be reached from here.
public final class OwnEngine implements BeforeAllCallback, AfterAllCallback {
  /// The first process of its own, so that whatever the engine starts ends with it. The containerd
  /// of an engine that was killed ends a moment later; one that has not, or whose end nobody has
  /// taken note of yet, keeps the next engine from starting its own.
  private static final String KEEPER =
      """
      PATH=$0:$PATH
      engine() {
        dockerd --data-root "$1/data" --exec-root "$1/exec" -p "$1/pid" -H "unix://$1/docker.sock" >>"$1/log" 2>&1 </dev/null
      }
      engine "$1" &
      while read -r signal; do
        kill -"$signal" $(cat "$1/pid")
        wait
        while kill -0 "$(cat "$1/exec/containerd/containerd.pid")" 2>/dev/null; do sleep 0.1; done
        rm -f "$1/pid"
        echo ended
        engine "$1" &
      done
      """;

  private final String image;
  private @Nullable Path folder;
  private @Nullable Running keeper;
  private int restarts;

  /// @param image of this machine's engine that it has, too
  public OwnEngine(String image) {
    this.image = image;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("dhow-it-engine").toRealPath();
    keeper = keeper();
    awaitAnswer();
    var archive = folder().resolve("image.tar").toString();
    DockerCli.command("save", "-o", archive, image).succeeds();
    docker("load", "-i", archive).succeeds();
  }

  private Running keeper() {
    return Command.of(
            folder(),
            List.of(
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                "-c",
                KEEPER,
                Fetched.engine().toString(),
                folder().toString()))
        .start();
  }

  private Path folder() {
    return Objects.requireNonNull(folder, "has not been started");
  }

  /// A value for `DOCKER_HOST`.
  public String host() {
    return "unix://" + folder().resolve("docker.sock");
  }

  /// The `docker` command, for this engine.
  public Command docker(String... arguments) {
    return DockerCli.command(arguments).with("DOCKER_HOST", host());
  }

  /// Ends it with a signal, such as `TERM`, and starts it again; returns at once.
  public void restart(String signal) {
    restarts++;
    running().type(signal + "\n");
  }

  /// Waits until it has been restarted as often as that was asked for, and answers.
  public void awaitRestart() {
    Eventually.isTrue(
        "the engine has ended",
        () -> running().stdout().lines().filter("ended"::equals).count() == restarts,
        this::log);
    awaitAnswer();
  }

  private void awaitAnswer() {
    Eventually.isTrue(
        "the engine answers", () -> docker("version").run().exitCode() == 0, this::log);
  }

  private String log() {
    try {
      return Files.readString(folder().resolve("log")) + running().stderr();
    } catch (IOException e) {
      return e + running().stderr();
    }
  }

  private Running running() {
    return Objects.requireNonNull(keeper, "has not been started");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (keeper != null) {
      keeper.kill();
      var _ = keeper.finish();
    }
    if (folder != null) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
