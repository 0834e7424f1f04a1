package dev.dhow.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something was to be removed that others still use, so it stays.
public final class StillInUseException extends StepFailedException {
  private static final long serialVersionUID = 1L;

  public StillInUseException(String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, hint, List.of(), cause);
  }
}
