package dev.dhow.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/// What somebody may have meant by a word that is not known.
public final class Suggestion {
  private static final int NEAR = 3;
  private static final int LONGEST = 200;

  private Suggestion() {}

  /// The known word most like it; empty when none is near.
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate, nearness(word, candidate)) >= 0)
        .min((one, other) -> {
          int distances = Integer.compare(distance(word, one, NEAR), distance(word, other, NEAR));
          return distances != 0 ? distances : one.compareTo(other);
        });
  }

  private static int nearness(String word, String candidate) {
    return Math.min(NEAR, Math.min(word.length(), candidate.length()));
  }

  /// How many letters have to be put in, taken out, changed or exchanged with the next one; -1 when
  /// it is not below the limit. Only what can stay below it is looked at, as there may be many
  /// thousands of words to compare with.
  private static int distance(String from, String to, int limit) {
    if (Math.abs(from.length() - to.length()) >= limit || from.length() > LONGEST) {
      return -1;
    }
    var beforeLast = new int[0];
    var last = new int[to.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      Arrays.fill(row, limit);
      row[0] = i;
      int least = i;
      for (int j = Math.max(1, i - limit); j <= Math.min(to.length(), i + limit); j++) {
        int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
        if (areExchanged(from, i, to, j)) {
          row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= limit) {
        return -1;
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()] < limit ? last[to.length()] : -1;
  }

  /// Whether the two letters before these places are the same in the other order.
  private static boolean areExchanged(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
