package dev.dhow.cli;

import dev.dhow.render.RawPrinter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/// Where the program starts.
public final class Main {

  private Main() {}

  /// Runs the command that the arguments name, and ends with its exit code.
  public static void main(String[] args) {
    var out = new FileOutputStream(FileDescriptor.out);
    var err = new FileOutputStream(FileDescriptor.err);
    // Not System.exit: it looks through the jar for somebody who wants to log that.
    Runtime.getRuntime().halt(run(out, err, true, args));
  }

  /// The exit code. A result that could not be printed is a failure like any other.
  static int run(OutputStream out, OutputStream err, String... args) {
    return run(out, err, false, args);
  }

  private static int run(OutputStream out, OutputStream err, boolean endsProcess, String... args) {
    // Not System.out: text is UTF-8 whatever the locale, and a print stream flushes too often.
    var standardOutput = new StandardOutput(out);
    var results = writer(standardOutput);
    var story = writer(err);
    var run = new CommandLineRun(results, story, endsProcess);
    var exitCode = run.run(args);
    results.flush();
    var problem = standardOutput.problem();
    problem.ifPresent(run::tellUnwritten);
    story.flush();
    return exitCode == 0 && problem.isPresent() ? 1 : exitCode;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new RawPrinter(stream);
  }
}
