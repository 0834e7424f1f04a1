package dev.dhow.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What somebody may have meant by a word that is not known.
public final class Suggestion {
  private static final int NEAR = 3;

  private Suggestion() {}

  /// The known word most like it; empty when none is near.
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate ->
            distance(word, candidate) < Math.min(NEAR, Math.min(word.length(), candidate.length())))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// How many letters have to be put in, taken out or changed.
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (var line = 1; line <= from.length(); line++) {
      var diagonal = row[0];
      row[0] = line;
      for (var column = 1; column <= to.length(); column++) {
        var changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
