package dev.dhow.cli;

import dev.dhow.app.UsageException;
import java.io.PrintWriter;

/// A command: its options are fields, its work is to hand them to a use case.
abstract class Verb {
  boolean dryRun;

  /// One line for help.
  abstract String description();

  /// Tells the parser of the command's flags.
  void declare(Flags flags) {
    flags
        .help("-h, --help", "Show this help")
        .flag(
            "--dry-run",
            "Show what would be done and why, and do nothing",
            value -> dryRun = value);
  }

  /// Runs the command and turns whatever goes wrong into text and an exit code.
  final int dispatch(RootOptions root, PrintWriter out, PrintWriter err) {
    if (root.verbose) {
      System.setProperty(LogSetup.VERBOSE, "true");
    }
    var errors = new ErrorHandling(err, root.verbose, "json".equals(root.progress));
    try (var session = new Session(root, out, err)) {
      session.listenToSignals();
      return run(session);
    } catch (InterruptedException _) {
      return ErrorHandling.INTERRUPTED;
    } catch (RuntimeException e) {
      return errors.exitCode(e);
    }
  }

  /// Does what the command is for.
  ///
  /// @return the exit code
  abstract int run(Session session) throws InterruptedException;

  /// Refuses a flag that is understood but not there yet, so that nobody relies on it by mistake.
  static void refuse(boolean given, String flag) {
    if (given) {
      throw new UsageException(flag + " is not supported yet");
    }
  }

  /// Refuses two flags that contradict each other.
  static void conflict(boolean first, boolean second, String flags) {
    if (first && second) {
      throw new UsageException(flags + " are incompatible");
    }
  }
}
