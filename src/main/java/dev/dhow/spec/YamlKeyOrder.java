package dev.dhow.spec;

import java.math.BigInteger;
import java.util.Comparator;

/// The order in which docker compose prints the keys of a mapping: as people sort, so that `web2`
/// comes before `web10`, and signs come before letters.
public final class YamlKeyOrder implements Comparator<String> {

  @Override
  public int compare(String left, String right) {
    var a = left.codePoints().toArray();
    var b = right.codePoints().toArray();
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] != b[i]) {
        return compareFrom(i, a, b);
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /// @param at the first place where the two differ
  private static int compareFrom(int at, int[] a, int[] b) {
    boolean leftLetter = Character.isLetter(a[at]);
    boolean rightLetter = Character.isLetter(b[at]);
    if (leftLetter && rightLetter) {
      return Integer.compare(a[at], b[at]);
    }
    if (leftLetter || rightLetter) {
      boolean behindDigit = at > 0 && Character.isDigit(a[at - 1]);
      return leftLetter == behindDigit ? -1 : 1;
    }
    boolean inNumber = (a[at] == '0' || b[at] == '0') && hasNumberBefore(at, a);
    var left = number(at, a, inNumber);
    var right = number(at, b, inNumber);
    if (!left.equals(right)) {
      return left.compareTo(right);
    }
    int digits = Integer.compare(digits(at, a), digits(at, b));
    return digits != 0 ? digits : Integer.compare(a[at], b[at]);
  }

  /// Whether the digits just before are not only zeros.
  private static boolean hasNumberBefore(int at, int[] text) {
    for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
      if (text[i] != '0') {
        return true;
      }
    }
    return false;
  }

  private static BigInteger number(int at, int[] text, boolean inNumber) {
    var digits = new StringBuilder(inNumber ? "1" : "0");
    for (int i = at; i < at + digits(at, text); i++) {
      digits.append(Character.digit(text[i], 10));
    }
    return new BigInteger(digits.toString());
  }

  private static int digits(int at, int[] text) {
    int end = at;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end - at;
  }
}
