package dev.dhow.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Seconds, as flags give them, to durations.
final class Durations {

  private Durations() {}

  /// The value of `--timeout`: how long a container may take to stop; negative for as long as it
  /// likes, null when the flag was not given.
  static @Nullable Duration grace(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  /// The value of `--wait-timeout`; null for no limit.
  static @Nullable Duration limit(@Nullable Integer seconds) {
    return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
  }
}
