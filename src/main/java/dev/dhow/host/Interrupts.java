package dev.dhow.host;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/// Turns the signals that ask dhow to end into interruptions of the thread that does the work.
///
/// The first lets it end gracefully, or ends the program at once when nothing was begun yet that
/// could be left in part; the second tells it to stop being graceful, and the third ends the
/// program at once. So does the second, a little later, when the worker does not even notice that
/// it was interrupted, as while it reads standard input; or when what it waits for does not move
/// any more, as when the engine hangs.
///
/// A terminal that is closed is a first signal. It is often told more than once, by the shell and
/// by the system, and by nobody who would be impatient, so it is never another one. Nobody is there
/// to send a second one either, so from then on the program ends by itself once the engine does not
/// answer any more.
@SuppressWarnings("sunapi") // the platform has no other way to handle a signal more than once
public final class Interrupts {
  private static final Duration NOTICE = Duration.ofSeconds(2);

  /// How long after the second signal nothing may have moved.
  public static final Duration STANDSTILL = Duration.ofSeconds(10);

  private final Thread worker;
  private final Later later;
  private final Program program;
  private int received;

  /// The program that is asked to end.
  public interface Program {

    /// Whether something may be left in part, as when an engine was asked for it.
    boolean hasBegun();

    /// Ends it; does not return.
    void endAtOnce();

    /// Whether what it waits for has moved in the last while.
    boolean hasMovedWithin(Duration time);

    /// Asks what it waits for whether it is there at all, and waits so long for an answer.
    boolean isAnsweredWithin(Duration time);

    /// Says that it does not wait any longer, and ends it; does not return.
    void giveUp();
  }

  /// Does something after a while.
  interface Later {

    void run(Duration after, Runnable deed);
  }

  Interrupts(Thread worker, Later later, Program program) {
    this.worker = worker;
    this.later = later;
    this.program = program;
  }

  /// Handles interrupt, terminate and hang-up from now on.
  public static Interrupts deliverTo(Thread worker, Program program) {
    var interrupts = new Interrupts(worker, Interrupts::later, program);
    Signal.handle(new Signal("INT"), _ -> interrupts.receive());
    Signal.handle(new Signal("TERM"), _ -> interrupts.receive());
    Signal.handle(new Signal("HUP"), _ -> interrupts.hangUp());
    return interrupts;
  }

  private static void later(Duration after, Runnable deed) {
    CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS).execute(deed);
  }

  synchronized void receive() {
    received++;
    if (received > 2 || !program.hasBegun()) {
      program.endAtOnce();
    }
    worker.interrupt();
    if (received == 2) {
      later.run(NOTICE, this::endUnlessNoticed);
      later.run(STANDSTILL, this::endUnlessMoving);
    }
  }

  synchronized void hangUp() {
    if (received == 0) {
      receive();
      later.run(STANDSTILL, this::endUnlessAnswered);
    }
  }

  /// Takes a signal that was meant for somebody else, who cannot be reached or has ended.
  ///
  /// @param name such as `SIGHUP`
  public void take(String name) {
    switch (name) {
      case "SIGHUP" -> hangUp();
      default -> receive();
    }
  }

  /// Waits until the signals received so far have been delivered whole.
  ///
  /// Java sets a thread's status first and then closes the channel that the thread uses; whoever
  /// goes on in between would lose a channel opened since then. A worker calls this before it goes
  /// on after an interruption.
  public synchronized void awaitDelivery() {}

  /// Whether a second one has come.
  public synchronized boolean areUrgent() {
    return received > 1;
  }

  /// The worker, which calls this, ends gracefully by itself: the first signal has nothing more to
  /// say.
  @SuppressWarnings("ThreadInterrupted") // that is what it takes back
  public synchronized void anticipate() {
    if (received <= 1) {
      received = 1;
      Thread.interrupted();
    }
  }

  /// A thread that notices an interruption takes it back.
  private void endUnlessNoticed() {
    if (worker.isInterrupted()) {
      program.endAtOnce();
    }
  }

  private void endUnlessMoving() {
    if (!program.hasMovedWithin(STANDSTILL)) {
      program.giveUp();
    }
    later.run(STANDSTILL, this::endUnlessMoving);
  }

  /// What is done gracefully may take as long as it likes, as long as there is somebody to do it.
  private void endUnlessAnswered() {
    if (!program.isAnsweredWithin(STANDSTILL)) {
      program.giveUp();
    }
    later.run(STANDSTILL, this::endUnlessAnswered);
  }
}
