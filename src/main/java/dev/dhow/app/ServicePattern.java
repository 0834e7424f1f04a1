package dev.dhow.app;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A word on the command line that stands for all services it matches, such as `web*`: `*` for any
/// letters, `?` for one, `[a-c]` for one of these and `[^a-c]` for one that is none of them.
public final class ServicePattern {

  private ServicePattern() {}

  /// Whether a word is not simply a name.
  public static boolean isOne(String word) {
    return word.chars().anyMatch(letter -> "*?[\\".indexOf(letter) >= 0);
  }

  /// Finds the names that a word stands for. One that is no pattern matches itself, and so does one
  /// that cannot be read.
  static Predicate<String> of(String word) {
    if (!isOne(word)) {
      return word::equals;
    }
    try {
      return Pattern.compile(regex(word)).asMatchPredicate();
    } catch (PatternSyntaxException _) {
      return word::equals;
    }
  }

  private static String regex(String word) {
    var regex = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      int end = letter == '[' ? word.indexOf(']', i + 2) : -1;
      if (end > 0) {
        regex.append('[').append(word, i + 1, end).append(']');
        i = end;
      } else if (letter == '\\' && i + 1 < word.length()) {
        i++;
        regex.append(Pattern.quote(word.substring(i, i + 1)));
      } else {
        regex.append(
            switch (letter) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(letter));
            });
      }
    }
    return regex.toString();
  }
}
