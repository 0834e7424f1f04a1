package dev.dhow.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long a pull policy lets an image be: `daily`, `weekly`, `every_12h`, `every_1w3d`.
final class PullInterval {
  private static final String EVERY = "every_";
  private static final Pattern PART = Pattern.compile("([0-9]+)([wdhms])");
  private static final long LONGEST_SECONDS = Duration.ofDays(365_000).toSeconds();

  private PullInterval() {}

  /// Empty for policies that do not go by an image's age; `refresh` without a time is one.
  static Optional<Duration> of(String policy) {
    return switch (policy) {
      case "daily" -> Optional.of(Duration.ofDays(1));
      case "weekly" -> Optional.of(Duration.ofDays(7));
      default ->
          policy.startsWith(EVERY)
              ? Optional.of(every(policy.substring(EVERY.length())))
              : Optional.empty();
    };
  }

  private static Duration every(String text) {
    var sum = Duration.ZERO;
    for (var part = PART.matcher(text); part.find(); ) {
      var seconds = unit(part.group(2)).toSeconds();
      var most = LONGEST_SECONDS / seconds;
      sum = sum.plusSeconds(Math.min(Long.parseLong(part.group(1)), most) * seconds);
    }
    return sum;
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "w" -> Duration.ofDays(7);
      case "d" -> Duration.ofDays(1);
      case "h" -> Duration.ofHours(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofSeconds(1);
    };
  }
}
