package dev.dhow.app;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostic.Severity;
import java.util.List;

/// `lint`: what is wrong with the files, or probably not meant. Touches no engine.
public final class LintFiles {
  private final ConfigSource source;

  public LintFiles(ConfigSource source) {
    this.source = source;
  }

  /// @param security whether to look for what is not safe, too
  /// @param strict whether warnings are errors
  public List<Diagnostic> problems(boolean security, boolean strict) {
    return source.lint(security).stream()
        .map(problem -> strict && isWarning(problem) ? problem.as(Severity.ERROR) : problem)
        .toList();
  }

  private static boolean isWarning(Diagnostic problem) {
    return problem.severity() == Severity.WARNING;
  }
}
