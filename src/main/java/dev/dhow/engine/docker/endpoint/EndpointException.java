package dev.dhow.engine.docker.endpoint;

import java.io.Serial;

/// What the environment or the Docker configuration says about the engine cannot be used.
public final class EndpointException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String hint;

  EndpointException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  EndpointException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
