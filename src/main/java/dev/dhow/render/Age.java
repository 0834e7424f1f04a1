package dev.dhow.render;

import java.time.Duration;

/// Lengths of time the way docker tells them: one rounded unit in words.
final class Age {

  private Age() {}

  /// Such as `3 seconds`, `About a minute` or `2 weeks`.
  static String of(Duration age) {
    var seconds = age.toSeconds();
    var minutes = age.toMinutes();
    var hours = Math.round(age.toMillis() / 3_600_000.0);
    if (seconds < 1) {
      return "Less than a second";
    } else if (seconds == 1) {
      return "1 second";
    } else if (seconds < 60) {
      return seconds + " seconds";
    } else if (minutes == 1) {
      return "About a minute";
    } else if (minutes < 60) {
      return minutes + " minutes";
    } else if (hours == 1) {
      return "About an hour";
    } else if (hours < 48) {
      return hours + " hours";
    } else if (hours < 24 * 7 * 2) {
      return hours / 24 + " days";
    } else if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks";
    } else if (hours < 24 * 365 * 2) {
      return hours / 24 / 30 + " months";
    }
    return age.toHours() / 24 / 365 + " years";
  }
}
