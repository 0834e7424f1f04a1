package dev.dhow.execute;

import dev.dhow.event.Outcome;
import dev.dhow.plan.Step;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A step on its virtual thread: it waits, it works, it has ended.
final class StepThread {
  private final Step step;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Phase phase = Phase.WAITING;
  private volatile @Nullable Outcome outcome;

  private enum Phase {
    WAITING,
    WORKING,
    ENDED
  }

  /// @param life what the thread does; its end is the step's
  StepThread(Step step, Function<StepThread, Outcome> life) {
    this.step = step;
    this.thread =
        Thread.ofVirtual()
            .name("step " + step.id())
            .unstarted(() -> {
              outcome = life.apply(this);
              ended.countDown();
            });
  }

  Step step() {
    return step;
  }

  void start() {
    thread.start();
  }

  /// From here on it is at work, unless that has become pointless.
  synchronized boolean beginWork(BooleanSupplier pointless) {
    if (pointless.getAsBoolean()) {
      return false;
    }
    phase = Phase.WORKING;
    return true;
  }

  synchronized boolean isAtWork() {
    return phase == Phase.WORKING;
  }

  /// From here on it cannot be interrupted.
  @SuppressWarnings("ThreadInterrupted") // an interrupt that came too late has nothing to say
  synchronized void calm() {
    phase = Phase.ENDED;
    Thread.interrupted();
  }

  /// Interrupts it if it waits for its turn, or is at work, and is one that does not go on then.
  @SuppressWarnings("Interruption") // the thread is ours
  synchronized void interrupt(Predicate<Step> whileWaiting, Predicate<Step> atWork) {
    var ends =
        switch (phase) {
          case WAITING -> whileWaiting.test(step);
          case WORKING -> atWork.test(step);
          case ENDED -> false;
        };
    if (ends) {
      thread.interrupt();
    }
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /// @throws NullPointerException before the end
  Outcome outcomeNow() {
    return Objects.requireNonNull(outcome, "has not ended");
  }
}
