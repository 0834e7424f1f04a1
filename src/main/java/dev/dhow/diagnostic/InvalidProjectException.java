package dev.dhow.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends loading: the project's files hold mistakes, all of which are in [#diagnostics].
public final class InvalidProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  private final @Nullable String advice;

  public InvalidProjectException(List<Diagnostic> diagnostics) {
    this(diagnostics, null);
  }

  private InvalidProjectException(List<Diagnostic> diagnostics, @Nullable String advice) {
    super(diagnostics.stream().map(Diagnostic::message).toList().toString());
    this.diagnostics = List.copyOf(diagnostics);
    this.advice = advice;
  }

  /// The same, with a way to do without these files.
  public InvalidProjectException withAdvice(String advice) {
    return new InvalidProjectException(diagnostics, advice);
  }

  /// What can be done without correcting the files; null for nothing.
  public @Nullable String advice() {
    return advice;
  }

  /// Whether the files are fine, and only services that the command line names are not in them.
  public boolean isAboutNames() {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .allMatch(each -> each.code() == Code.UNDEFINED_SERVICE && each.span() == null);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
