package dev.dhow.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// Numbers of bytes the way the docker tools write them.
final class ByteSize {
  private static final List<String> DECIMAL = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
  private static final List<String> BINARY = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private ByteSize() {}

  /// In thousands, with three digits: `1.99MB`.
  static String decimal(long bytes) {
    return text(bytes, 1000, 3, DECIMAL);
  }

  /// In steps of 1024, with four digits: `1.941MiB`.
  static String binary(long bytes) {
    return text(bytes, 1024, 4, BINARY);
  }

  private static String text(long bytes, int step, int digits, List<String> units) {
    var size = (double) bytes;
    var unit = 0;
    while (size >= step && unit < units.size() - 1) {
      size /= step;
      unit++;
    }
    var rounded =
        BigDecimal.valueOf(size)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    return rounded.toPlainString() + units.get(unit);
  }
}
