package dev.dhow.app;

import org.jspecify.annotations.Nullable;

/// The command line, or what it asks for, does not make sense. Nothing has been touched.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  public UsageException(String message) {
    this(message, null);
  }

  public UsageException(String message, @Nullable String hint) {
    super(message);
    this.hint = hint;
  }

  /// That a flag, or a variable in its place, does not take what it was given.
  ///
  /// @param wanted what it takes
  public static UsageException value(String flag, String wanted, String given) {
    return new UsageException(
        "%s takes %s, not %s".formatted(flag, wanted, given.isEmpty() ? "an empty value" : given));
  }

  /// What to do about it, as an imperative without a full stop; null when there is nothing to say.
  public @Nullable String hint() {
    return hint;
  }
}
