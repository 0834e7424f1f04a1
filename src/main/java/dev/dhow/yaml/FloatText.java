package dev.dhow.yaml;

import java.math.BigDecimal;

/// Writes floating-point numbers as docker compose does: the shortest digits that read back as the
/// same number, with an exponent when it is below -4 or from 6 on (`1e+06`).
final class FloatText {
  private static final int LOWEST_PLAIN_EXPONENT = -4;
  private static final int FIRST_LARGE_EXPONENT = 6;

  private FloatText() {}

  /// `+Inf`, `-Inf` and `NaN` for what is not a number.
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= LOWEST_PLAIN_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
      return decimal.toPlainString();
    }
    return scientific(decimal, exponent);
  }

  private static String scientific(BigDecimal decimal, int exponent) {
    var digits = decimal.unscaledValue().abs().toString();
    var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    var sign = decimal.signum() < 0 ? "-" : "";
    var exponentText = "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    return sign + digits.charAt(0) + fraction + "e" + exponentText;
  }
}
