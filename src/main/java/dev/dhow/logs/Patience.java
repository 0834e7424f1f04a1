package dev.dhow.logs;

import dev.dhow.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Pauses before trying again to reach an engine, each longer than the one before, until it is
/// enough: about half a minute.
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 12;

  private final CountDownLatch never = new CountDownLatch(1);
  private Duration next = FIRST;
  private int pauses;

  /// @throws EngineException.Unreachable the failure itself, when there were enough of them
  void pause(EngineException.Unreachable failure) throws InterruptedException {
    pauses++;
    if (pauses > ATTEMPTS) {
      throw failure;
    }
    var _ = never.await(next.toMillis(), TimeUnit.MILLISECONDS);
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
