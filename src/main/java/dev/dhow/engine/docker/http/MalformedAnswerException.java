package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.Serial;

/// What came back is not HTTP, breaks a limit, or ended too early.
public final class MalformedAnswerException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedAnswerException(String message) {
    super(message);
  }
}
