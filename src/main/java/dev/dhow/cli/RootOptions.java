package dev.dhow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// dhow itself: the options that come before the command's name.
public final class RootOptions {
  /// Options whose value is the next argument, so that it is not taken for the command's name. A
  /// test holds this to the declarations below.
  static final Set<String> TAKES_VALUE =
      Set.of(
          "--ansi",
          "--env-file",
          "-f",
          "--file",
          "--parallel",
          "--profile",
          "--progress",
          "--project-directory",
          "--workdir",
          "-p",
          "--project-name");

  @Nullable String ansi;
  boolean noAnsi;
  boolean allResources;
  boolean compatibility;
  boolean dryRun;
  List<String> envFiles = new ArrayList<>();
  List<String> files = new ArrayList<>();
  @Nullable Integer parallel;
  List<String> profiles = new ArrayList<>();
  @Nullable String progress;
  @Nullable Path projectDirectory;
  @Nullable String projectName;
  boolean verbose;
  boolean version;

  /// Tells the parser of all of them.
  void declare(Flags flags) {
    flags
        .value(
            "--ansi",
            "WHEN",
            "Print control sequences: never, always or auto",
            value -> ansi = value)
        .hiddenFlag("--no-ansi", value -> noAnsi = value)
        .hiddenFlag("--all-resources", value -> allResources = value)
        .hiddenFlag("--compatibility", value -> compatibility = value)
        .flag(
            "--dry-run", "Show what would be done and why, and do nothing", value -> dryRun = value)
        .values(
            "--env-file",
            "FILE",
            "Read variables from this file instead of .env; may be repeated",
            envFiles)
        .values(
            "-f, --file", "FILE", "A Compose file, - for standard input; may be repeated", files)
        .help("-h, --help", "Show this help")
        .number(
            "--parallel",
            "N",
            "How much to ask of the engine at once; -1 for what suits it",
            value -> parallel = value)
        .values("--profile", "NAME", "Enable a profile, * for all; may be repeated", profiles)
        .value(
            "--progress",
            "TYPE",
            "How to show progress: auto, tty, plain, json or quiet",
            value -> progress = value)
        .value(
            "--project-directory, --workdir",
            "DIR",
            "What relative paths start from (default: the folder of the first file)",
            value -> projectDirectory = Path.of(value))
        .value("-p, --project-name", "NAME", "The project's name", value -> projectName = value)
        .flag("--verbose", "Show stack traces and debug output", value -> verbose = value)
        .flag("-v, --version", "Show dhow's version", value -> version = value);
  }
}
