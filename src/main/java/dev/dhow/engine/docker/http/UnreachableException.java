package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.Serial;

/// No connection to the engine could be opened at all.
public final class UnreachableException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  UnreachableException(String message, IOException cause) {
    super(message, cause);
  }
}
