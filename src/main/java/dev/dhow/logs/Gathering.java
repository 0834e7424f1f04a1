package dev.dhow.logs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets more come before one goes on. Engines send each line of a log by itself, and being woken
/// for each costs more than all that is done with it; who writes much writes on meanwhile. For one
/// thread alone: several that wait for the same wake each other.
final class Gathering {
  /// Less than a socket takes to fill up with what an engine sends as fast as it can, and nothing
  /// that people notice.
  private static final long MICROSECONDS = 700;

  private final CountDownLatch never = new CountDownLatch(1);

  void pause() throws InterruptedException {
    var _ = never.await(MICROSECONDS, TimeUnit.MICROSECONDS);
  }
}
