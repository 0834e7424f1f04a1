package dev.dhow.cli;

import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.ServicePattern;
import dev.dhow.app.UsageException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A command: its options are fields, its work is to hand them to a use case.
abstract class Verb {
  boolean dryRun;
  boolean help;
  final List<String> services = new ArrayList<>();

  /// One line for help.
  abstract String description();

  /// What may follow the flags, for help.
  String operands() {
    return "[SERVICE...]";
  }

  /// Tells the parser of the command's flags.
  void declare(Flags flags) {
    flags
        .help("-h, --help", "Show this help", value -> help = value)
        .flag(
            "--dry-run",
            "Show what would be done and why, and do nothing",
            value -> dryRun = value);
  }

  /// Runs the command and turns whatever goes wrong into text and an exit code.
  final int dispatch(RootOptions root, PrintWriter out, PrintWriter err) {
    ProviderSearches.spare(root.logging());
    Session session;
    prepare(root);
    var exitCodes = ExitCodes.of(root.compatExitCodes || tellsByExitCode());
    try {
      root.check();
      session = new Session(root, out, err);
    } catch (RuntimeException | Error e) {
      var json = Screens.isJson(root.progress);
      return new ErrorHandling(err, root.verbose, json, exitCodes, "dhow").exitCode(e);
    }
    var json = session.screen().progress() == ProgressMode.JSON;
    try (session) {
      root.tellObsolete(session);
      session.listenToSignals();
      takeMeantServices(session);
      return run(session);
    } catch (InterruptedException _) {
      return ErrorHandling.INTERRUPTED;
    } catch (RuntimeException | Error e) {
      return new ErrorHandling(err, root.verbose, json, exitCodes, "dhow " + root.command)
          .exitCode(e);
    }
  }

  private void takeMeantServices(Session session) throws InterruptedException {
    if (services.stream().anyMatch(ServicePattern::isOne)) {
      var meant = session.meant(services);
      services.clear();
      services.addAll(meant);
    }
  }

  /// Takes over options that belong before the command, but were given after it.
  void prepare(RootOptions root) {}

  /// Whether its exit code was asked to tell something, so that failures must not have the same.
  boolean tellsByExitCode() {
    return false;
  }

  /// Does what the command is for.
  ///
  /// @return the exit code
  abstract int run(Session session) throws InterruptedException;

  /// Refuses a command line that says too little.
  static void atLeast(int wanted, List<String> words) {
    if (words.size() < wanted) {
      throw new UsageException(
          "requires at least %d arg(s), only received %d".formatted(wanted, words.size()));
    }
  }

  /// Refuses a command line that says too little or too much.
  static void exactly(int wanted, List<String> words) {
    if (words.size() != wanted) {
      throw new UsageException("accepts %d arg(s), received %d".formatted(wanted, words.size()));
    }
  }

  /// The services that were named, each once.
  static Set<String> named(List<String> services) {
    if (services.contains("")) {
      throw new UsageException("no such service: \"\"", "leave it out for all services");
    }
    return new LinkedHashSet<>(services);
  }

  /// Refuses two flags that contradict each other.
  static void conflict(boolean first, boolean second, String flags) {
    if (first && second) {
      throw new UsageException(flags + " are incompatible");
    }
  }
}
