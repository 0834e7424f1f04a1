package dev.dhow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// dhow itself: the options that come before the command's name.
@Command(
    name = "dhow",
    description = "Define and run multi-container applications from Compose files.",
    synopsisHeading = "Usage: ",
    customSynopsis = "dhow [OPTIONS] COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    usageHelpAutoWidth = true,
    sortOptions = true)
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

  @Option(
      names = "--ansi",
      paramLabel = "WHEN",
      description = "Print control sequences: never, always or auto")
  @Nullable String ansi;

  @Option(names = "--no-ansi", hidden = true)
  boolean noAnsi;

  @Option(names = "--all-resources", arity = "0..1", hidden = true)
  boolean allResources;

  @Option(names = "--compatibility", arity = "0..1", hidden = true)
  boolean compatibility;

  @Option(
      names = "--dry-run",
      arity = "0..1",
      description = "Show what would be done and why, and do nothing")
  boolean dryRun;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "Read variables from this file instead of .env; may be repeated")
  List<String> envFiles = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A Compose file, - for standard input; may be repeated")
  List<String> files = new ArrayList<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help")
  boolean help;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "How much to ask of the engine at once; -1 for what suits it")
  @Nullable Integer parallel;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Enable a profile, * for all; may be repeated")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = "--progress",
      paramLabel = "TYPE",
      description = "How to show progress: auto, tty, plain, json or quiet")
  @Nullable String progress;

  @Option(
      names = {"--project-directory", "--workdir"},
      paramLabel = "DIR",
      description = "What relative paths start from (default: the folder of the first file)")
  @Nullable Path projectDirectory;

  @Option(
      names = {"-p", "--project-name"},
      paramLabel = "NAME",
      description = "The project's name")
  @Nullable String projectName;

  @Option(names = "--verbose", arity = "0..1", description = "Show stack traces and debug output")
  boolean verbose;

  @Option(
      names = {"-v", "--version"},
      arity = "0..1",
      description = "Show dhow's version")
  boolean version;
}
