package dev.dhow.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments with all nine digits, as the engine writes them in front of lines.
final class NanoTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private NanoTime() {}

  /// Without zeros at the end, as JSON has them.
  static String shortest(Instant at) {
    return text(at).replaceFirst("\\.?0*Z$", "Z");
  }

  static String text(Instant at) {
    return FORMAT.format(at);
  }
}
