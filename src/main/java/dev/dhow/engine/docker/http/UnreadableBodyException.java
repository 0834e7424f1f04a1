package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.Serial;

/// What was to be sent to the engine could not be read; nothing is wrong with the connection.
public final class UnreadableBodyException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadableBodyException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
