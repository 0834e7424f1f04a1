package dev.dhow.engine.docker;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When somebody who is busy asks to be asked again. RFC 9110, *Retry-After*; dates are not
/// understood, as nobody is sure of the other's clock.
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile(" *([0-9]{1,9}) *");

  /// Engines pass on in words what registries told them.
  private static final Pattern WORDS =
      Pattern.compile("retry[- ]after:? ?\"?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);

  private RetryAfter() {}

  /// Null when the header says something else.
  static @Nullable Duration of(String header) {
    var match = SECONDS.matcher(header);
    return match.matches() ? Duration.ofSeconds(Long.parseLong(match.group(1))) : null;
  }

  /// Null when a message tells none.
  static @Nullable Duration in(String message) {
    var match = WORDS.matcher(message);
    return match.find() ? Duration.ofSeconds(Long.parseLong(match.group(1))) : null;
  }
}
