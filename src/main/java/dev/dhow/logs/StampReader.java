package dev.dhow.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/// Reads the timestamps that lead lines, such as `2026-01-02T03:04:05.123456789Z` and a space. Many
/// share a second: that is worked out once.
final class StampReader {
  private static final int SHORTEST = "2026-01-02T03:04:05Z".length();
  private static final int FRACTION = 20;
  private static final int LONGEST_FRACTION = 9;
  private static final int SECOND = SHORTEST - 1;

  private final byte[] second = new byte[SECOND];
  private long epochSecond;
  private Instant at = Instant.EPOCH;

  /// The timestamp that was [read][#read] last.
  Instant at() {
    return at;
  }

  /// How many bytes the timestamp takes that the bytes begin with, the space behind it included; 0
  /// when they do not begin with one.
  int read(byte[] bytes, int from, int to) {
    if (to - from <= SHORTEST
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || bytes[from + 10] != 'T'
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return 0;
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
      return 0;
    }
    if (!isSecond(bytes, from) && !turnTo(bytes, from)) {
      return 0;
    }
    at = Instant.ofEpochSecond(epochSecond, nanos);
    return end + 2 - from;
  }

  private boolean isSecond(byte[] bytes, int from) {
    return Arrays.equals(bytes, from, from + SECOND, second, 0, SECOND);
  }

  /// Takes another second for the last one; false when it is none.
  private boolean turnTo(byte[] bytes, int from) {
    var year = number(bytes, from, 4);
    var month = number(bytes, from + 5, 2);
    var day = number(bytes, from + 8, 2);
    var hour = number(bytes, from + 11, 2);
    var minute = number(bytes, from + 14, 2);
    var seconds = number(bytes, from + 17, 2);
    if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || seconds < 0) {
      return false;
    }
    try {
      var days = LocalDate.of(year, month, day).toEpochDay();
      epochSecond = days * 86_400 + hour * 3600L + minute * 60L + seconds;
      System.arraycopy(bytes, from, second, 0, SECOND);
      return true;
    } catch (DateTimeException _) {
      return false;
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
