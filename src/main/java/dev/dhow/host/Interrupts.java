package dev.dhow.host;

import sun.misc.Signal;

/// Turns the signals that ask dhow to end into interruptions of the thread that does the work.
///
/// The first lets it end gracefully, the second tells it to stop being graceful, and the third ends
/// the program at once.
@SuppressWarnings("sunapi") // the platform has no other way to handle a signal more than once
public final class Interrupts {
  private final Thread worker;
  private final Runnable lastResort;
  private int received;

  private Interrupts(Thread worker, Runnable lastResort) {
    this.worker = worker;
    this.lastResort = lastResort;
  }

  /// Handles interrupt and terminate from now on.
  ///
  /// @param lastResort ends the program; it must not return
  public static Interrupts deliverTo(Thread worker, Runnable lastResort) {
    var interrupts = new Interrupts(worker, lastResort);
    Signal.handle(new Signal("INT"), _ -> interrupts.receive());
    Signal.handle(new Signal("TERM"), _ -> interrupts.receive());
    return interrupts;
  }

  private synchronized void receive() {
    received++;
    if (received > 2) {
      lastResort.run();
    }
    worker.interrupt();
  }
}
