package dev.dhow.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments as `--since` and `--until` take them: a date with or without time and zone
/// (`2026-01-02T15:04:05Z`), seconds since 1970, or how long ago (`42m`, `1h30m`).
public final class LogTime {
  private static final Pattern UNIX = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,9}))?");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2})(?::(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?)?)?"
              + "(Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d+|\\d+\\.)(ns|us|µs|ms|s|m|h)");

  private LogTime() {}

  /// @param zone of dates that name none, asked for only by these
  /// @throws IllegalArgumentException when it is none of these; the message says so
  public static Instant parse(String text, Instant now, Supplier<ZoneId> zone) {
    var unix = UNIX.matcher(text);
    if (unix.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(unix.group(1)), nanos(unix.group(2)));
    }
    var date = DATE.matcher(text);
    try {
      return date.matches() ? date(date, zone) : now.minus(duration(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(refusal(text), e);
    }
  }

  private static Instant date(Matcher date, Supplier<ZoneId> zone) {
    var text =
        date.group(1)
            + "T"
            + or(date.group(2), "00")
            + ":"
            + or(date.group(3), "00")
            + ":"
            + or(date.group(4), "00")
            + or(date.group(5), "");
    var offset = date.group(6);
    return offset == null
        ? LocalDateTime.parse(text).atZone(zone.get()).toInstant()
        : OffsetDateTime.parse(text + offset).toInstant();
  }

  private static Duration duration(String text) {
    var part = PART.matcher(text);
    var sum = Duration.ZERO;
    var at = 0;
    while (part.find() && part.start() == at) {
      sum = sum.plusNanos(nanos(Double.parseDouble(part.group(1)) * unit(part.group(2))));
      at = part.end();
    }
    if (at == 0 || at != text.length()) {
      throw new IllegalArgumentException(refusal(text));
    }
    return sum;
  }

  private static long nanos(double number) {
    if (number >= Long.MAX_VALUE) {
      throw new ArithmeticException("too long ago");
    }
    return Math.round(number);
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      default -> 3600e9;
    };
  }

  private static String or(String group, String instead) {
    return group == null ? instead : group;
  }

  private static long nanos(String fraction) {
    return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
  }

  private static String refusal(String text) {
    return "'%s' is no time: write a date such as %sT15:04:05Z, seconds since 1970, or how long ago,"
            .formatted(text, LocalDate.EPOCH)
        + " such as 42m";
  }
}
