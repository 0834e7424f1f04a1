package dev.dhow.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image could not be built.
public final class BuildFailedException extends StepFailedException {
  private static final long serialVersionUID = 1L;

  private final String brief;

  /// @param brief the message in a few words
  public BuildFailedException(
      String message,
      String brief,
      @Nullable String hint,
      List<Fact> facts,
      @Nullable Throwable cause) {
    super(message, hint, facts, cause);
    this.brief = brief;
  }

  @Override
  public String brief() {
    return brief;
  }
}
