package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The engine hung up before the first byte of an answer.
public final class UnansweredException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean sent;

  UnansweredException(boolean sent, @Nullable IOException cause) {
    super("the engine hung up without an answer", cause);
    this.sent = sent;
  }

  /// Whether the whole request went out, so that the engine may have acted on it.
  boolean sent() {
    return sent;
  }
}
