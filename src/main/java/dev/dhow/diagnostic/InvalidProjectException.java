package dev.dhow.diagnostic;

import java.util.List;

/// Ends loading: the project's files hold mistakes, all of which are in [#diagnostics].
public final class InvalidProjectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  public InvalidProjectException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::message).toList().toString());
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
