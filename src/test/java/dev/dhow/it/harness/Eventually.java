package dev.dhow.it.harness;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a condition, and fails when it does not come true in time. The only place in the tests
/// that looks at something again and again.
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private Eventually() {}

  public static void isTrue(String what, BooleanSupplier condition) {
    isTrue(what, condition, () -> "");
  }

  /// @param seen what is there instead, for the message
  public static void isTrue(String what, BooleanSupplier condition, Supplier<String> seen) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "not within " + PATIENCE.toSeconds() + " s: " + what + "\n" + seen.get());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
