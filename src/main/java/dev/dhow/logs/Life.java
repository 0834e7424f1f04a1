package dev.dhow.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What is known about a followed container's life: told by the events, waited for by its follower.
final class Life {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<LogItem.Ended> endings = new ConcurrentLinkedQueue<>();
  private volatile LogSource source;
  private boolean alive;
  private boolean gone;
  private long starts;

  Life(LogSource source, boolean alive) {
    this.source = source;
    this.alive = alive;
  }

  /// The container, by its current name.
  LogSource source() {
    return source;
  }

  /// Whether its process runs or is about to run again by itself.
  boolean isAlive() {
    return locked(() -> alive);
  }

  boolean isGone() {
    return locked(() -> gone);
  }

  /// How often a start was told; see [#awaitNews].
  long starts() {
    return locked(() -> starts);
  }

  void renamed(String name) {
    tell(() -> source = source.renamed(name));
  }

  void started() {
    tell(() -> {
      alive = true;
      starts++;
    });
  }

  /// It may have had a life that nobody saw.
  void mayHaveLived() {
    tell(() -> starts++);
  }

  void ended(Instant at, int exitCode, boolean restarting) {
    tell(() -> {
      alive = restarting;
      endings.add(new LogItem.Ended(source, at, exitCode, restarting));
    });
  }

  /// It does not run, and is not about to run again either.
  void stopped() {
    tell(() -> alive = false);
  }

  void removed() {
    tell(() -> {
      alive = false;
      gone = true;
    });
  }

  /// Ends that were told and not taken yet, as far as they came before this moment.
  List<LogItem.Ended> takeEndingsBefore(Instant moment) {
    if (endings.isEmpty()) {
      return List.of(); // as it is before nearly every line
    }
    return locked(() -> {
      var taken = new ArrayList<LogItem.Ended>();
      while (!endings.isEmpty() && endings.element().at().isBefore(moment)) {
        taken.add(endings.remove());
      }
      return taken;
    });
  }

  /// Waits until there is something new: a start, an end, the removal, or that it is not [#isAlive]
  /// as it was.
  ///
  /// @return whether there is
  boolean awaitNews(long sinceStarts, boolean wasAlive, Duration timeout)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = timeout.toNanos();
      while (starts == sinceStarts && alive == wasAlive && !gone && endings.isEmpty()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void tell(Runnable news) {
    lock.lock();
    try {
      news.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
