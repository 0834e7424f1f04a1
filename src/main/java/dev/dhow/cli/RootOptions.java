package dev.dhow.cli;

import dev.dhow.app.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// dhow itself: the options that come before the command's name.
public final class RootOptions {
  /// Options whose value is the next argument, so that it is not taken for the command's name. A
  /// test holds this to the declarations below.
  static final Set<String> TAKES_VALUE =
      Set.of(
          "--ansi",
          "--context",
          "--env-file",
          "-f",
          "--file",
          "-H",
          "--host",
          "--log-level",
          "--parallel",
          "--profile",
          "--progress",
          "--project-directory",
          "--tlscacert",
          "--tlscert",
          "--tlskey",
          "--workdir",
          "-p",
          "--project-name");

  private static final List<String> LOG_LEVELS = List.of("debug", "info", "warn", "error", "fatal");

  @Nullable String ansi;
  boolean noAnsi;
  boolean allResources;

  /// As it was named; empty for none.
  String command = "";

  boolean compatExitCodes;
  boolean compatibility;
  @Nullable String context;
  @Nullable String dockerConfig;

  /// Whether the process ends with the command. It takes its connections along then: closing them
  /// one by one would have the JDK prepare for all of TCP, which takes 3 ms.
  boolean endsProcess;

  boolean dryRun;
  List<String> envFiles = new ArrayList<>();
  List<String> files = new ArrayList<>();
  boolean help;
  @Nullable String host;
  @Nullable String logLevel;
  @Nullable Integer parallel;
  List<String> profiles = new ArrayList<>();
  @Nullable String progress;
  @Nullable Path projectDirectory;
  boolean workdir;
  @Nullable String projectName;
  boolean tls;
  @Nullable String tlsAuthorities;
  @Nullable String tlsCertificate;
  @Nullable String tlsKey;
  boolean tlsVerify;
  boolean verbose;
  boolean version;

  /// Tells the parser of all of them.
  void declare(Flags flags) {
    flags
        .choice(
            "--ansi",
            "WHEN",
            "Print control sequences: never, always or auto",
            value -> ansi = value)
        .hiddenFlag("--no-ansi", value -> noAnsi = value)
        .flag(
            "--all-resources",
            "Take networks, volumes, configs and secrets that no service uses, too",
            value -> allResources = value)
        .flag(
            "--compat-exit-codes",
            "End with 1 for whatever fails, as docker compose does",
            value -> compatExitCodes = value)
        .flag(
            "--compatibility",
            "Name containers and images with _ instead of -, as docker-compose 1 did",
            value -> compatibility = value)
        .value("--context", "NAME", "The Docker context of the engine", value -> context = value)
        .flag(
            "--dry-run", "Show what would be done and why, and do nothing", value -> dryRun = value)
        .values(
            "--env-file",
            "FILE",
            "Read variables from this file instead of .env; may be repeated",
            envFiles)
        .values(
            "-f, --file", "FILE", "A Compose file, - for standard input; may be repeated", files)
        .help("-h, --help", "Show this help", value -> help = value)
        .value(
            "-H, --host",
            "ADDRESS",
            "The engine, as in DOCKER_HOST: unix:///path/to/socket or tcp://host:port",
            value -> host = value)
        .choice(
            "--log-level",
            "LEVEL",
            "What to log: debug, info, warn, error or fatal (default: nothing)",
            value -> logLevel = value)
        .number(
            "--parallel",
            "N",
            "How much to ask of the engine at once; -1 for what suits it",
            value -> parallel = value)
        .values("--profile", "NAME", "Enable a profile, * for all; may be repeated", profiles)
        .choice(
            "--progress",
            "TYPE",
            "How to show progress: auto, tty, plain, json or quiet",
            value -> progress = value)
        .value(
            "--project-directory",
            "DIR",
            "What relative paths start from (default: the folder of the first file)",
            value -> projectDirectory = Path.of(value))
        .value("-p, --project-name", "NAME", "The project's name", value -> projectName = value)
        .hiddenFlag("--tls", value -> tls = value)
        .value("--tlscacert", "FILE", "Whom to trust, with TLS", value -> tlsAuthorities = value)
        .value(
            "--tlscert",
            "FILE",
            "The certificate to show, with TLS",
            value -> tlsCertificate = value)
        .value("--tlskey", "FILE", "The key of that certificate", value -> tlsKey = value)
        .hiddenFlag("--tlsverify", value -> tlsVerify = value)
        .flag(
            "-D, --debug, --verbose",
            "Show stack traces and debug output",
            value -> verbose = value)
        .flag("-v, --version", "Show dhow's version", value -> version = value)
        .hiddenValue(
            "--workdir",
            value -> {
              projectDirectory = Path.of(value);
              workdir = true;
            });
  }

  /// Refuses what contradicts itself.
  ///
  /// @throws UsageException when there is such an option
  void check() {
    Verb.conflict(host != null, context != null, "--host and --context");
    Verb.conflict(noAnsi, ansi != null, "--no-ansi and --ansi");
    if (logLevel != null && !LOG_LEVELS.contains(logLevel)) {
      throw new UsageException(
          "there is no log level \"%s\"".formatted(logLevel),
          "use debug, info, warn, error or fatal");
    }
  }

  /// The level of what is logged; empty for nothing. What is fatal is an error to dhow.
  Optional<String> logging() {
    if (verbose) {
      return Optional.of("debug");
    }
    return Optional.ofNullable(logLevel).map(level -> level.equals("fatal") ? "error" : level);
  }

  /// Tells of options that should no longer be used.
  void tellObsolete(Session session) {
    session.obsolete(noAnsi, "--no-ansi", "use --ansi never");
    session.obsolete(workdir, "--workdir", "use --project-directory");
  }

  /// What leads to the engine: an environment, and the flags that go before its variables.
  Map<String, String> engineFlags(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    putGiven(all, "-H", host);
    putGiven(all, "--context", context);
    putGiven(all, "DOCKER_CONFIG", dockerConfig);
    putGiven(all, "--tlscacert", tlsAuthorities);
    putGiven(all, "--tlscert", tlsCertificate);
    putGiven(all, "--tlskey", tlsKey);
    if (tls) {
      all.put("DOCKER_TLS", "1");
    }
    if (tlsVerify) {
      all.put("DOCKER_TLS_VERIFY", "1");
    }
    return all;
  }

  private static void putGiven(Map<String, String> all, String flag, @Nullable String value) {
    if (value != null) {
      all.put(flag, value);
    }
  }
}
