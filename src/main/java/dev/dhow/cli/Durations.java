package dev.dhow.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Seconds, as flags give them, to durations.
final class Durations {

  private Durations() {}

  /// Null for a flag that was not given.
  static @Nullable Duration seconds(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(Math.max(0, seconds));
  }
}
