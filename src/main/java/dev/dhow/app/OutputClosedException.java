package dev.dhow.app;

/// Whoever read the output has had enough, as `head` does. Not a failure.
public final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super("the output was closed");
  }
}
