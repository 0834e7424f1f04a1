package dev.dhow.app;

import java.util.concurrent.Semaphore;

/// Tells somebody who waits that there is something to look at. Rings that nobody heard yet are
/// one.
final class Bell {
  private final Semaphore rings = new Semaphore(0);

  void ring() {
    rings.release();
  }

  void await() throws InterruptedException {
    rings.acquire();
    rings.drainPermits();
  }
}
