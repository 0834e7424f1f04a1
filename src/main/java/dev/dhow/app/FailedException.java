package dev.dhow.app;

/// Ends a command whose failure has already been told, step by step.
public final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public FailedException(int exitCode) {
    super("exit code " + exitCode);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
