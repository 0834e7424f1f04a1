package dev.dhow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the program starts.
public final class Main {

  private Main() {}

  /// Runs the command that the arguments name, and ends with its exit code.
  public static void main(String[] args) {
    // Not System.out: text is UTF-8 whatever the locale, and a print stream flushes too often.
    var out = writer(FileDescriptor.out);
    var err = writer(FileDescriptor.err);
    var exitCode = new CommandLineRun(out, err).run(args);
    out.flush();
    err.flush();
    // Not System.exit: it looks through all jars for somebody who wants to log that.
    Runtime.getRuntime().halt(exitCode);
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
  }
}
