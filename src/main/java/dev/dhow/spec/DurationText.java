package dev.dhow.spec;

import java.time.Duration;

/// Durations as docker compose writes them: `1h0m0s`, `1m30s`, `1.5s`, `200ms`.
public final class DurationText {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  private DurationText() {}

  public static String of(Duration duration) {
    if (duration.isNegative()) {
      return "-" + of(duration.negated());
    }
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return fraction(duration.toNanos());
    }
    var seconds = decimal(duration.toSecondsPart() * SECOND + duration.toNanosPart(), SECOND) + "s";
    var hours = duration.toHours();
    if (hours > 0) {
      return hours + "h" + duration.toMinutesPart() + "m" + seconds;
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + "m" + seconds : seconds;
  }

  private static String fraction(long nanos) {
    if (nanos < MICRO) {
      return nanos + "ns";
    }
    return nanos < MILLI ? decimal(nanos, MICRO) + "µs" : decimal(nanos, MILLI) + "ms";
  }

  private static String decimal(long nanos, long unit) {
    var rest = nanos % unit;
    if (rest == 0) {
      return Long.toString(nanos / unit);
    }
    // The leading 1 keeps the zeros that follow it.
    var digits = Long.toString(unit + rest).substring(1);
    return nanos / unit + "." + digits.replaceFirst("0+$", "");
  }
}
