package dev.dhow.cli;

import dev.dhow.app.UsageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Seconds, as flags give them, to durations.
final class Durations {
  private static final int NO_LIMIT = -1;

  private Durations() {}

  /// The value of `--timeout`: how long a container may take to stop; negative for as long as it
  /// likes, null when the flag was not given.
  static @Nullable Duration grace(@Nullable Integer seconds) {
    if (seconds != null && seconds < NO_LIMIT) {
      throw new UsageException(
          "--timeout takes a number of seconds, or -1 for no limit, not " + seconds);
    }
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  /// The value of `--wait-timeout`; null for no limit.
  static @Nullable Duration limit(@Nullable Integer seconds) {
    if (seconds != null && seconds < 0) {
      throw new UsageException("--wait-timeout must not be negative");
    }
    return seconds == null || seconds == 0 ? null : Duration.ofSeconds(seconds);
  }
}
