package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Span;

/// Ends the reading of a file that asks for more than [YamlLimits] allow.
final class LimitExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  LimitExceededException(Span at, String message, String hint) {
    super(message);
    this.diagnostic = Diagnostic.error(Code.YAML_LIMIT, at, message).withHint(hint);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
