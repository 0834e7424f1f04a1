package dev.dhow.yaml;

import dev.dhow.yaml.YamlScalar.Kind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what a plain scalar is, as docker compose does: YAML's core schema, and beyond it `0777`
/// as octal, `0b` numbers and `_` between digits. Only `true` and `false` are booleans; dates are
/// text.
final class ScalarResolver {
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Map<String, Integer> RADIX_OF_PREFIX =
      Map.of("0x", 16, "0X", 16, "0o", 8, "0O", 8, "0b", 2, "0B", 2);
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final int MOST_DIGITS = 70;
  private static final int MOST_PLAIN_DIGITS = 18;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private ScalarResolver() {}

  /// @param text the value in its shortest form: `0x1F` becomes `31`, `TRUE` becomes `true`
  record Resolved(Kind kind, String text) {}

  static Resolved resolve(String text) {
    if (NULLS.contains(text)) {
      return new Resolved(Kind.NULL, "");
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return new Resolved(Kind.BOOLEAN, TRUE.contains(text) ? "true" : "false");
    }
    if (!mayBeNumber(text.charAt(0))) {
      return new Resolved(Kind.STRING, text);
    }
    if (isShort(text)) {
      return new Resolved(Kind.INTEGER, text);
    }
    var digits = text.charAt(0) == '.' ? text : text.replace("_", "");
    var integer = integer(digits);
    if (integer != null) {
      return new Resolved(Kind.INTEGER, integer.toString());
    }
    var real = real(text, digits);
    return real == null
        ? new Resolved(Kind.STRING, text)
        : new Resolved(Kind.FLOAT, FloatText.of(real));
  }

  /// What almost all numbers are: digits that stay as they are.
  private static boolean isShort(String text) {
    if (text.length() > MOST_PLAIN_DIGITS || (text.charAt(0) == '0' && text.length() > 1)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeNumber(char first) {
    return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
  }

  private static @Nullable Double real(String text, String digits) {
    return switch (text) {
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
      default -> decimal(digits);
    };
  }

  private static @Nullable Double decimal(String digits) {
    if (!FLOAT.matcher(digits).matches()) {
      return null;
    }
    var value = Double.valueOf(digits);
    return value.isInfinite() ? null : value;
  }

  private static @Nullable BigInteger integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    var digits = signed ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 2 && RADIX_OF_PREFIX.containsKey(digits.substring(0, 2))) {
      radix = RADIX_OF_PREFIX.get(digits.substring(0, 2));
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      radix = 8;
    }
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
        return null;
      }
    }
    var magnitude = new BigInteger(digits, radix);
    var value = text.startsWith("-") ? magnitude.negate() : magnitude;
    return value.compareTo(LEAST) < 0 || value.compareTo(GREATEST) > 0 ? null : value;
  }
}
