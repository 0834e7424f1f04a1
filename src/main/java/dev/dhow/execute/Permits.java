package dev.dhow.execute;

import java.util.concurrent.Semaphore;

/// How much is asked of the engine at once. It is fastest at a small multiple of its cpus; more
/// only makes everything late.
///
/// Starting a container is mostly waiting for small programs, and creating one keeps a cpu busy, so
/// both go on side by side: what has been created is started before more is created. Stopping is
/// mostly waiting for the container, so many may stop at once. Images have permits of their own, as
/// they take long. Waits take none.
public final class Permits {
  private static final int FEWEST = 4;
  private static final int MOST = 16;
  private static final int WORK_PER_PERMIT = 2;
  private static final int STOPS_PER_PERMIT = 8;

  private final int atOnce;
  private final Semaphore images;
  private final Turns work;
  private final Semaphore stops;

  private Permits(int permits, int work, int stops) {
    this.atOnce = permits;
    this.images = new Semaphore(permits);
    this.work = new Turns(work);
    this.stops = new Semaphore(stops);
  }

  /// What suits an engine with so many cpus.
  public static Permits suiting(int cpus) {
    var permits = Math.clamp(2L * cpus, FEWEST, MOST);
    return new Permits(permits, permits * WORK_PER_PERMIT, permits * STOPS_PER_PERMIT);
  }

  /// What the user asked for with `--parallel`.
  ///
  /// @param parallel at least 1
  public static Permits exactly(int parallel) {
    return new Permits(parallel, parallel, parallel);
  }

  /// How many long works may go on at once.
  public int atOnce() {
    return atOnce;
  }

  /// Waits until it may be made; [#release] it after.
  void acquire(Effort effort) throws InterruptedException {
    switch (effort) {
      case IMAGE -> images.acquire();
      case WORK -> work.acquire(false);
      case START -> work.acquire(true);
      case STOP -> stops.acquire();
      case WAIT, BUILD -> {} // costs nothing, or has limits of its own
    }
  }

  void release(Effort effort) {
    switch (effort) {
      case IMAGE -> images.release();
      case WORK, START -> work.release();
      case STOP -> stops.release();
      case WAIT, BUILD -> {} // was free
    }
  }
}
