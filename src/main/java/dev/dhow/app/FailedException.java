package dev.dhow.app;

import dev.dhow.event.FailureCode;
import org.jspecify.annotations.Nullable;

/// Ends a command whose failure has already been told, step by step.
public final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final @Nullable FailureCode code;

  public FailedException(FailureCode code) {
    super(code.id());
    this.exitCode = code.exitCode();
    this.code = code;
  }

  /// @param exitCode of somebody else, such as a container
  public FailedException(int exitCode) {
    super("exit code " + exitCode);
    this.exitCode = exitCode;
    this.code = null;
  }

  public int exitCode() {
    return exitCode;
  }

  /// Why it failed; null when it ends with somebody else's exit code.
  public @Nullable FailureCode code() {
    return code;
  }
}
