package dev.dhow.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The timestamp that leads each line, such as `2026-01-02T03:04:05.123456789Z` and a space.
///
/// @param length how many bytes it takes, the space included
record LineStamp(Instant at, int length) {
  private static final int SHORTEST = "2026-01-02T03:04:05Z".length();
  private static final int FRACTION = 20;
  private static final int LONGEST_FRACTION = 9;

  /// Null when the bytes do not begin with one.
  static @Nullable LineStamp parse(byte[] bytes, int from, int to) {
    if (to - from <= SHORTEST
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || bytes[from + 10] != 'T'
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return null;
    }
    var end = from + SHORTEST - 1;
    var nanos = 0;
    if (bytes[end] == '.') {
      end = from + FRACTION;
      var digits = 0;
      while (end < to && digits < LONGEST_FRACTION && isDigit(bytes[end])) {
        nanos = nanos * 10 + bytes[end++] - '0';
        digits++;
      }
      for (; digits < LONGEST_FRACTION; digits++) {
        nanos *= 10;
      }
    }
    if (end + 1 >= to || bytes[end] != 'Z' || bytes[end + 1] != ' ') {
      return null;
    }
    var at = instant(bytes, from, nanos);
    return at == null ? null : new LineStamp(at, end + 2 - from);
  }

  private static @Nullable Instant instant(byte[] bytes, int from, int nanos) {
    var year = number(bytes, from, 4);
    var month = number(bytes, from + 5, 2);
    var day = number(bytes, from + 8, 2);
    var hour = number(bytes, from + 11, 2);
    var minute = number(bytes, from + 14, 2);
    var second = number(bytes, from + 17, 2);
    if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) {
      return null;
    }
    try {
      var days = LocalDate.of(year, month, day).toEpochDay();
      return Instant.ofEpochSecond(days * 86_400 + hour * 3600L + minute * 60L + second, nanos);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// -1 when a byte is no digit.
  private static int number(byte[] bytes, int from, int digits) {
    var number = 0;
    for (var i = from; i < from + digits; i++) {
      if (!isDigit(bytes[i])) {
        return -1;
      }
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
