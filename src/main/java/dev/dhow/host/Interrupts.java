package dev.dhow.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/// Turns the signals that ask dhow to end into interruptions of the thread that does the work.
///
/// The first lets it end gracefully, the second tells it to stop being graceful, and the third ends
/// the program at once. So does the second, a little later, when the worker does not even notice
/// that it was interrupted, as while it reads standard input.
@SuppressWarnings("sunapi") // the platform has no other way to handle a signal more than once
public final class Interrupts {
  private static final int PATIENCE_SECONDS = 2;

  private final Thread worker;
  private final Executor later;
  private final Runnable lastResort;
  private int received;

  /// @param later runs what it is given when the worker should have noticed
  Interrupts(Thread worker, Executor later, Runnable lastResort) {
    this.worker = worker;
    this.later = later;
    this.lastResort = lastResort;
  }

  /// Handles interrupt and terminate from now on.
  ///
  /// @param lastResort ends the program; it must not return
  public static Interrupts deliverTo(Thread worker, Runnable lastResort) {
    var interrupts = new Interrupts(worker, later(), lastResort);
    Signal.handle(new Signal("INT"), _ -> interrupts.receive());
    Signal.handle(new Signal("TERM"), _ -> interrupts.receive());
    return interrupts;
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  synchronized void receive() {
    received++;
    if (received > 2) {
      lastResort.run();
    }
    worker.interrupt();
    if (received == 2) {
      later.execute(this::endUnlessNoticed);
    }
  }

  /// Waits until the signals received so far have been delivered whole.
  ///
  /// Java sets a thread's status first and then closes the channel that the thread uses; whoever
  /// goes on in between would lose a channel opened since then. A worker calls this before it goes
  /// on after an interruption.
  public synchronized void awaitDelivery() {}

  /// A thread that notices an interruption takes it back.
  private void endUnlessNoticed() {
    if (worker.isInterrupted()) {
      lastResort.run();
    }
  }
}
