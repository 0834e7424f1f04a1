import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// What dhow is made to do once while it is packaged, so that its classes get into an AOT cache. A
/// new command belongs here, with the options that people use most.
@NullMarked
final class Training implements AutoCloseable {
  /// What needs no engine, for the cache of its own that the launcher takes for these commands and
  /// for `ps`.
  static final List<Run> QUICK =
      List.of(
          new Run("version", 0, "version"),
          new Run("version-json", 0, "version", "--format", "json"),
          new Run("help", 0, "--help"),
          new Run("config", 0, "config"),
          new Run("config-quiet", 0, "config", "-q"),
          new Run("config-json", 0, "config", "--format", "json"),
          new Run("config-services", 0, "config", "--services"),
          new Run("lint", 0, "lint", "--security"),
          new Run("config-hash", 0, "config", "--hash", "*"),
          new Run("complete-command", 0, "__completeNoDesc", "u"),
          new Run("complete-service", 0, "__completeNoDesc", "up", ""),
          new Run("metadata", 0, "docker-cli-plugin-metadata"),
          new Run("config-broken", 3, "-f", "broken.yaml", "config"));

  /// Everything else, in an order that makes sense: what one run starts, the next ones see.
  static final List<Run> ALL =
      List.of(
          new Run("help-up", 0, "up", "--help"),
          new Run("unknown-command", 2, "upp"),
          new Run("unknown-flag", 2, "up", "--dettach"),
          Run.quick("features", 0, "-f", "features.yaml", "-f", "features.override.yaml", "config"),
          Run.quick("no-file", 3, "-f", "missing.yaml", "ps"),
          new Run("up-dry", 0, "up", "-d", "--dry-run"),
          new Run("plan", 0, "plan"),
          new Run("plan-json", 0, "plan", "--format", "json"),
          new Run("pull", 0, "pull"),
          new Run("build", 0, "build"),
          new Run("up", 0, "up", "-d"),
          new Run("up-nothing-to-do", 0, "up", "-d"),
          new Run("up-wait", 0, "up", "--wait"),
          new Run("up-json", 0, "--progress", "json", "up", "-d", "--force-recreate", "cache"),
          new Run("up-plain", 0, "--progress", "plain", "up", "-d", "--force-recreate", "web"),
          new Run(
              "up-terminal",
              0,
              "--ansi",
              "always",
              "--progress",
              "tty",
              "up",
              "-d",
              "--force-recreate",
              "--build"),
          new Run("up-scaled", 0, "up", "-d", "--timeline", "--scale", "cache=2"),
          Run.quick("ps", 0, "ps"),
          Run.quick("ps-all-json", 0, "ps", "-a", "--format", "json"),
          Run.quick("ps-quiet", 0, "-p", "training", "ps", "-q"),
          new Run("logs", 0, "logs"),
          new Run("logs-tail", 0, "--ansi", "always", "logs", "-t", "--tail", "5", "web"),
          new Run("logs-json", 0, "logs", "--format", "json", "--grep", "o"),
          new Run("exec", 0, "exec", "-T", "web", "true"),
          new Run("exec-terminal", 0, "exec", "-T=false", "-i=false", "web", "true"),
          new Run("run", 0, "run", "--rm", "-T", "web", "true"),
          new Run("run-detached", 0, "run", "-d", "-p", "0:80", "-v", "/new", "web", "true"),
          new Run("commit", 0, "commit", "web", "training"),
          new Run("export", 0, "export", "web"),
          Run.quick("ps-projects", 0, "ps", "--all-projects"),
          new Run("status", 0, "status"),
          new Run("why", 0, "why", "web"),
          new Run("graph", 0, "graph"),
          new Run("graph-picture", 0, "graph", "--no-state", "--format", "svg"),
          new Run("trace", 0, "trace", "timeline.json"),
          new Run("ls", 0, "ls"),
          new Run("images", 0, "images"),
          new Run("volumes", 0, "volumes"),
          new Run("port", 0, "port", "web", "80"),
          new Run("top", 0, "top"),
          new Run("stats", 0, "stats", "--no-stream"),
          new Run("events", 0, "events", "--since", "1h", "--until", "0s"),
          new Run("watch-dry", 0, "watch", "--dry-run"),
          new Run("create", 0, "create"),
          new Run("scale", 0, "scale", "cache=1"),
          new Run("restart", 0, "restart", "web"),
          new Run("pause", 0, "pause", "web"),
          new Run("unpause", 0, "unpause", "web"),
          new Run("stop", 0, "stop"),
          new Run("start", 0, "start"),
          new Run("kill", 0, "kill"),
          new Run("rm", 0, "rm", "-f"),
          new Run("down-terminal", 0, "--ansi", "always", "--progress", "tty", "down"),
          new Run("up-again", 0, "up", "-d"),
          new Run("down", 0, "down", "-v", "--remove-orphans"));

  private final TrainingEngine engine = new TrainingEngine();
  private final String port = freePort();
  private final String tlsPort = freePort();

  Training() throws IOException {}

  @Override
  public void close() throws IOException {
    engine.close();
  }

  /// The variables that lead a run to the engine, keep it from the buildx of this machine, and
  /// publish ports that nobody has here, as dhow looks.
  Map<String, String> environment() {
    return Map.of(
        "DOCKER_HOST", engine.address(), "COMPOSE_BAKE", "0", "PORT", port, "TLS_PORT", tlsPort);
  }

  private static String freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  /// One start of dhow: what it is called in reports, how it must end, the arguments, and whether
  /// the launcher takes the small cache for it though it is not one of those that need no engine.
  record Run(String name, int exit, List<String> arguments, boolean isQuick) {
    Run(String name, int exit, String... arguments) {
      this(name, exit, List.of(arguments), false);
    }

    static Run quick(String name, int exit, String... arguments) {
      return new Run(name, exit, List.of(arguments), true);
    }
  }
}
