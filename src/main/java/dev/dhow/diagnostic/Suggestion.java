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

  /// How many letters have to be put in, taken out, changed or exchanged with the next one.
  private static int distance(String from, String to) {
    var distances = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          distances[i][j] = i + j;
        } else {
          int changed = distances[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
          int added = 1 + Math.min(distances[i - 1][j], distances[i][j - 1]);
          int exchanged =
              areExchanged(from, i, to, j) ? 1 + distances[i - 2][j - 2] : Integer.MAX_VALUE;
          distances[i][j] = Math.min(exchanged, Math.min(changed, added));
        }
      }
    }
    return distances[from.length()][to.length()];
  }

  /// Whether the two letters before these places are the same in the other order.
  private static boolean areExchanged(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
