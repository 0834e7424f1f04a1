package dev.dhow.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// The flags that the words of a command line may name. A parser that knows only those reads it as
/// one that knows all, and declaring all takes longer than everything else that is done with it.
final class MentionedFlags implements Predicate<String> {
  private static final String LONG = "--";

  private final Set<String> names = new HashSet<>();

  /// Of all words that may be several short flags in one, or one with its value.
  private final StringBuilder letters = new StringBuilder();

  MentionedFlags(String... words) {
    for (var word : words) {
      add(word);
    }
  }

  /// With what is a value, as the parser refuses one that is named like a flag.
  private void add(String word) {
    if (word.startsWith(LONG)) {
      var equals = word.indexOf('=');
      names.add(equals < 0 ? word : word.substring(0, equals));
      if (equals >= 0) {
        add(word.substring(equals + 1));
      }
    } else if (word.startsWith("-")) {
      letters.append(word, 1, word.length());
      var dash = word.indexOf('-', 1);
      if (dash >= 0) {
        add(word.substring(dash));
      }
    }
  }

  /// @param name with its dashes
  @Override
  public boolean test(String name) {
    return name.startsWith(LONG) ? names.contains(name) : letters.indexOf(name.substring(1)) >= 0;
  }
}
