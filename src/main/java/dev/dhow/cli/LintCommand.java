package dev.dhow.cli;

import dev.dhow.app.FailedException;
import dev.dhow.app.LintFiles;
import dev.dhow.app.UsageException;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.event.FailureCode;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticFormat;

/// `dhow lint`: what is wrong with the files, or probably not meant.
final class LintCommand extends Verb {
  String format = DiagnosticFormat.TEXT.id();
  boolean security;
  boolean strict;

  @Override
  String description() {
    return "Check the files for mistakes and for what is probably not meant";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice(
            "--format", "FORMAT", "text, json or sarif (default: text)", value -> format = value)
        .flag("--security", "Look for what is not safe, too", value -> security = value)
        .flag("--strict", "Take warnings for errors", value -> strict = value);
  }

  @Override
  int run(Session session) {
    var wanted = diagnosticFormat(format, "--format");
    var problems = new LintFiles(session.files()).problems(security, strict);
    var colours = Colours.when(session.screen().outColors());
    session.out().print(wanted.write(problems, colours, Version.number()));
    if (problems.stream().anyMatch(Diagnostic::isOfMissingFile)) {
      throw new FailedException(FailureCode.FILES); // as it has been told
    }
    return problems.stream().anyMatch(Diagnostic::isError) ? 1 : 0;
  }

  /// @param flag the one that names the format
  static DiagnosticFormat diagnosticFormat(String name, String flag) {
    return DiagnosticFormat.of(name)
        .orElseThrow(() -> UsageException.value(flag, "text, json or sarif", name));
  }
}
