package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A version of the Engine API, `1.51`.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// Engine 20.10.
  static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /// Engine 28.
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  private static final Pattern FORM = Pattern.compile("v?([0-9]{1,4})\\.([0-9]{1,4})");

  static Optional<ApiVersion> parse(String text) {
    var match = FORM.matcher(text);
    return match.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  /// The newest version that both dhow and an engine speak.
  static ApiVersion negotiate(String offered) {
    var engine = parse(offered).orElse(OLDEST);
    if (engine.compareTo(OLDEST) < 0) {
      throw new EngineException.Unsupported(
          "the engine speaks only API %s, dhow needs %s".formatted(engine, OLDEST),
          "use Docker Engine 20.10 or newer");
    }
    return engine.compareTo(NEWEST) < 0 ? engine : NEWEST;
  }

  boolean isAtLeast(int otherMinor) {
    return compareTo(new ApiVersion(1, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
