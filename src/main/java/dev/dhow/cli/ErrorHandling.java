package dev.dhow.cli;

import dev.dhow.app.FailedException;
import dev.dhow.app.Failures;
import dev.dhow.app.OutputClosedException;
import dev.dhow.app.UsageException;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.engine.EngineException;
import dev.dhow.event.FailureCode;
import dev.dhow.event.StepFailedException;
import dev.dhow.plan.PlanningException;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticText;
import dev.dhow.render.FailureText;
import dev.dhow.render.JsonRenderer;
import dev.dhow.render.TemplateException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The only place that turns exceptions into text and exit codes.
final class ErrorHandling {
  /// Ended by the user.
  static final int INTERRUPTED = 130;

  private final PrintWriter err;
  private final boolean verbose;
  private final boolean json;
  private final ExitCodes exitCodes;
  private final String command;

  /// @param json whether progress, and so its end, is told as JSON
  /// @param command with all words that name it, such as `dhow up`
  ErrorHandling(
      PrintWriter err, boolean verbose, boolean json, ExitCodes exitCodes, String command) {
    this.command = command;
    this.err = err;
    this.verbose = verbose;
    this.json = json;
    this.exitCodes = exitCodes;
  }

  int exitCode(Throwable problem) {
    var code = code(problem);
    switch (problem) {
      case InvalidProjectException invalid -> tellAll(code, invalid);
      case FailedException failed -> {
        var why = failed.code(); // has been told already, step by step
        return why == null ? failed.exitCode() : exitCodes.of(why);
      }
      case OutputClosedException _ -> {
        return 0;
      }
      case UsageException usage -> tellUsage(code, usage.getMessage(), usage.hint());
      case TemplateException format -> tellUsage(code, format.getMessage(), null);
      case UncheckedIOException disk -> tell(code, disk.getMessage(), null);
      case OutOfMemoryError _ ->
          tell(code, "there is not enough memory", "free some and run it again");
      case StackOverflowError _ ->
          tell(code, "something is nested too deeply", "look for very deep nesting in the files");
      case EngineException.CommandUnusable unusable -> {
        tell(code, unusable.getMessage(), unusable.hint());
        return unusable.exitCode();
      }
      case EngineException engine -> tell(code, engine.getMessage(), engine.hint());
      case StepFailedException failed -> tellAll(code, failed);
      case PlanningException impossible ->
          impossible.problems().forEach(each -> tell(code, each.message(), each.hint()));
      default -> {
        tell(
            code,
            "dhow has a defect: " + problem,
            "run it again with --verbose and report what it shows");
      }
    }
    if (verbose) {
      problem.printStackTrace(err);
    }
    return exitCodes.of(code);
  }

  private static FailureCode code(Throwable problem) {
    return switch (problem) {
      case UncheckedIOException _, OutOfMemoryError _, StackOverflowError _ -> FailureCode.FAILED;
      case StepFailedException step -> Failures.of(step);
      default -> {
        var code = Failures.of(problem);
        yield code == FailureCode.FAILED ? FailureCode.DEFECT : code;
      }
    };
  }

  private void tellAll(FailureCode code, InvalidProjectException invalid) {
    var all = invalid.diagnostics();
    if (invalid.isAboutNames() && all.stream().allMatch(Diagnostic::isError)) {
      all.forEach(each -> tell(code, each.message(), each.hint())); // no file is to blame
      return;
    }
    var report = new DiagnosticText(Colours.OFF).of(invalid.diagnostics());
    if (json) {
      err.println(
          JsonRenderer.error(code, report.strip(), invalid.advice(), invalid.diagnostics()));
      return;
    }
    err.print(report);
    if (invalid.advice() != null) {
      err.println("hint: " + invalid.advice());
    }
  }

  private void tellAll(FailureCode code, StepFailedException failure) {
    var message = String.valueOf(failure.getMessage());
    if (json) {
      err.println(JsonRenderer.error(code, message, failure.hint()));
      return;
    }
    var cause = new FailureText.Cause(message, failure.hint(), failure.facts());
    err.print(new FailureText(Colours.OFF).of(cause));
  }

  /// Where nothing better is known to do, help tells what can be written.
  private void tellUsage(FailureCode code, @Nullable String message, @Nullable String hint) {
    tell(code, message, hint);
    if (hint == null && !json) {
      err.println("See '" + command + " --help'.");
    }
  }

  private void tell(FailureCode code, @Nullable String message, @Nullable String hint) {
    if (json) {
      err.println(JsonRenderer.error(code, String.valueOf(message), hint));
      return;
    }
    err.println("error: " + message);
    if (hint != null) {
      err.println("hint: " + hint);
    }
  }
}
