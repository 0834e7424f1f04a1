package dev.dhow.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The words that stand for true and false where text is given: variables, and values of files that
/// came out of variables. Upper case and lower case are the same.
public final class BooleanText {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "y", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "0", "f", "n", "no", "off");

  private BooleanText() {}

  /// Empty when the text is neither.
  public static Optional<Boolean> read(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(word) || FALSE.contains(word)
        ? Optional.of(TRUE.contains(word))
        : Optional.empty();
  }

  /// Whether the text says so clearly.
  public static boolean isTrue(String text) {
    return read(text).orElse(false);
  }
}
