import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// What dhow is made to do once while it is packaged, so that its classes get into an AOT cache. A
/// new command belongs here, with the options that people use most.
@NullMarked
final class Training implements AutoCloseable {
  /// In an order that makes sense: what one run starts, the next ones see.
  static final List<Run> RUNS =
      List.of(
          Run.look("version", 0, "version"),
          Run.look("version-json", 0, "version", "--format", "json"),
          Run.look("help", 0, "--help"),
          Run.look("config", 0, "config"),
          Run.quick("config-quiet", 0, "config", "-q"),
          Run.look("config-json", 0, "config", "--format", "json"),
          Run.look("config-services", 0, "config", "--services"),
          Run.look("lint", 0, "lint", "--security"),
          Run.look("config-hash", 0, "config", "--hash", "*"),
          Run.look("complete-command", 0, "__completeNoDesc", "u"),
          Run.look("complete-service", 0, "__completeNoDesc", "up", ""),
          Run.look("metadata", 0, "docker-cli-plugin-metadata"),
          Run.quick("config-broken-quiet", 3, "-f", "broken.yaml", "config", "-q"),
          Run.look("config-broken", 3, "-f", "broken.yaml", "config"),
          Run.full("up-broken", 3, "-f", "broken.yaml", "up", "-d"),
          Run.full("help-up", 0, "up", "--help"),
          Run.full("unknown-command", 2, "upp"),
          Run.full("unknown-flag", 2, "up", "--dettach"),
          Run.quick(
              "features-quiet",
              0,
              "-f",
              "features.yaml",
              "-f",
              "features.override.yaml",
              "config",
              "-q"),
          Run.slower(
              "features", 0, "-f", "features.yaml", "-f", "features.override.yaml", "config"),
          Run.quick("no-file", 3, "-f", "missing.yaml", "ps"),
          Run.full("up-dry", 0, "up", "-d", "--dry-run"),
          Run.full("plan", 0, "plan"),
          Run.full("plan-json", 0, "plan", "--format", "json"),
          Run.full("pull", 0, "pull"),
          Run.full("build", 0, "build"),
          Run.full("up", 0, "up", "-d"),
          Run.full("up-nothing-to-do", 0, "up", "-d"),
          Run.full("up-wait", 0, "up", "--wait"),
          Run.full("up-json", 0, "--progress", "json", "up", "-d", "--force-recreate", "cache"),
          Run.full("up-plain", 0, "--progress", "plain", "up", "-d", "--force-recreate", "web"),
          Run.full(
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
          Run.full("up-scaled", 0, "up", "-d", "--timeline", "--scale", "cache=2"),
          Run.quick("ps", 0, "ps"),
          Run.look("ps-all-json", 0, "ps", "-a", "--format", "json"),
          Run.quick("ps-quiet", 0, "-p", "training", "ps", "-q"),
          Run.quick("ps-service", 0, "ps", "web"),
          Run.look("logs", 0, "logs"),
          Run.look("logs-tail", 0, "--ansi", "always", "logs", "-t", "--tail", "5", "web"),
          Run.look("logs-json", 0, "logs", "--format", "json", "--grep", "o"),
          Run.look("exec", 0, "exec", "-T", "web", "true"),
          Run.look("exec-terminal", 0, "exec", "-T=false", "-i=false", "web", "true"),
          Run.full("run", 0, "run", "--rm", "-T", "web", "true"),
          Run.full("run-detached", 0, "run", "-d", "-p", "0:80", "-v", "/new", "web", "true"),
          Run.full("commit", 0, "commit", "web", "training"),
          Run.full("export", 0, "export", "web"),
          Run.look("ps-projects", 0, "ps", "--all-projects"),
          Run.full("status", 0, "status"),
          Run.full("why", 0, "why", "web"),
          Run.full("graph", 0, "graph"),
          Run.full("graph-picture", 0, "graph", "--no-state", "--format", "svg"),
          Run.full("trace", 0, "trace", "timeline.json"),
          Run.look("ls", 0, "ls"),
          Run.look("images", 0, "images"),
          Run.look("volumes", 0, "volumes"),
          Run.look("port", 0, "port", "web", "80"),
          Run.look("top", 0, "top"),
          Run.look("stats", 0, "stats", "--no-stream"),
          Run.look("events", 0, "events", "--since", "1h", "--until", "0s"),
          Run.full("watch-dry", 0, "watch", "--dry-run"),
          Run.full("create", 0, "create"),
          Run.full("scale", 0, "scale", "cache=1"),
          Run.full("restart", 0, "restart", "web"),
          Run.full("pause", 0, "pause", "web"),
          Run.full("unpause", 0, "unpause", "web"),
          Run.full("stop", 0, "stop"),
          Run.full("start", 0, "start"),
          Run.full("kill", 0, "kill"),
          Run.full("rm", 0, "rm", "-f"),
          Run.full("down-terminal", 0, "--ansi", "always", "--progress", "tty", "down"),
          Run.full("up-again", 0, "up", "-d"),
          Run.full("down", 0, "down", "-v", "--remove-orphans"));

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

  /// The caches that the launcher chooses from. Java loads all classes of one at once, so commands
  /// that are typed all day and need little have one of their own.
  enum Cache {
    /// For `ps` and `config -q`, in their usual forms.
    QUICK("quick.aot"),
    /// For all else that changes nothing, and for completions.
    LOOK("look.aot"),
    FULL("dhow.aot");

    private final String file;

    Cache(String file) {
      this.file = file;
    }

    String file() {
      return file;
    }
  }

  /// One start of dhow: what it is called in reports, how it must end, the arguments, and the
  /// caches that get the classes it loads; the launcher has to take one of those for it.
  record Run(String name, int exit, List<String> arguments, Set<Cache> caches) {
    private static Run in(Set<Cache> caches, String name, int exit, String... arguments) {
      return new Run(name, exit, List.of(arguments), caches);
    }

    static Run quick(String name, int exit, String... arguments) {
      return in(Set.of(Cache.QUICK), name, exit, arguments);
    }

    static Run look(String name, int exit, String... arguments) {
      return in(Set.of(Cache.LOOK), name, exit, arguments);
    }

    static Run full(String name, int exit, String... arguments) {
      return in(Set.of(Cache.FULL), name, exit, arguments);
    }

    /// For what any command may find in a project's files, beyond what the quick ones need of it.
    static Run slower(String name, int exit, String... arguments) {
      return in(Set.of(Cache.LOOK, Cache.FULL), name, exit, arguments);
    }
  }
}
