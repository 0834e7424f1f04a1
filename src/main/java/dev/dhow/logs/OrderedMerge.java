package dev.dhow.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Merges the items of many lanes by their time, with bounded memory.
///
/// A lane that reads history is waited for, so history comes out in exact order. A lane that is
/// live may have nothing to say for hours; it is waited for only as long as the window is open,
/// which is enough for what is already under way from the engine.
final class OrderedMerge {
  private static final int BATCH = 1024;
  private static final long FOREVER = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Lane> lanes = new ArrayList<>();
  private final long window;
  private final long settling;
  private final boolean endsAtRest;
  private @Nullable RuntimeException failure;
  private boolean finishing;
  private boolean closed;

  /// Only for the thread that takes.
  private final Gathering gathering = new Gathering();

  /// Likewise: whether it has taken all there was.
  private boolean gathers;

  /// What a lane is about.
  enum Phase {
    /// Reads what was written before; the merge waits for it.
    HISTORY,
    /// Reads what is written now.
    LIVE,
    /// Its container does not run now but is about to.
    WAITING,
    /// Its container has ended, as far as one knows.
    RESTING,
    /// Nothing will ever come.
    OVER
  }

  /// @param window how long a live lane is waited for
  /// @param settling how long all lanes must rest for the merge to end; null to never end by itself
  OrderedMerge(Duration window, @Nullable Duration settling) {
    this.window = window.toNanos();
    this.settling = settling == null ? 0 : settling.toNanos();
    this.endsAtRest = settling != null;
  }

  Lane open() {
    lock.lock();
    try {
      var lane = new Lane(lanes.size());
      lanes.add(lane);
      return lane;
    } finally {
      lock.unlock();
    }
  }

  /// The next items in order; empty when the merge is over. For one thread alone.
  ///
  /// @throws RuntimeException what it was failed with, after all items
  List<LogItem> take() throws InterruptedException {
    if (gathers) {
      gathering.pause();
    }
    var batch = new ArrayList<LogItem>();
    lock.lockInterruptibly();
    try {
      while (true) {
        var wait = drain(batch);
        if (!batch.isEmpty() || closed) {
          gathers = batch.size() < BATCH && !closed;
          return batch;
        }
        if (wait == 0) {
          if (failure != null) {
            throw failure;
          }
          return batch;
        }
        if (wait == FOREVER) {
          changed.await();
        } else {
          var _ = changed.awaitNanos(wait);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the merge once what is there was taken.
  void finish() {
    lock.lock();
    try {
      finishing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the merge with a failure, once what is there was taken.
  void fail(RuntimeException cause) {
    lock.lock();
    try {
      failure = failure == null ? cause : failure;
      finishing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the merge at once.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
      lanes.forEach(lane -> lane.space.signalAll());
    } finally {
      lock.unlock();
    }
  }

  /// Moves what may be handed on to the batch; how long to wait when that is nothing, 0 for the
  /// end.
  private long drain(List<LogItem> batch) {
    while (batch.size() < BATCH) {
      Lane first = null;
      Lane second = null;
      var awaitsHistory = false;
      var awaitsLive = false;
      for (var lane : lanes) {
        if (lane.items.isEmpty()) {
          awaitsHistory |= lane.phase == Phase.HISTORY;
          awaitsLive |= lane.phase == Phase.LIVE;
        } else if (first == null || lane.isBefore(first)) {
          second = first;
          first = lane;
        } else if (second == null || lane.isBefore(second)) {
          second = lane;
        }
      }
      if (first == null) {
        return rest();
      }
      if (awaitsHistory && !finishing) {
        return FOREVER;
      }
      var wait = awaitsLive && !finishing ? first.dueIn() : 0;
      if (wait > 0) {
        return wait;
      }
      first.moveTo(batch, second, awaitsLive);
    }
    return FOREVER;
  }

  /// How long to wait when there is no item at all; 0 when none will come.
  private long rest() {
    if (finishing) {
      return 0;
    }
    var since = Long.MIN_VALUE;
    for (var lane : lanes) {
      switch (lane.phase) {
        case HISTORY, LIVE, WAITING -> {
          return FOREVER;
        }
        case RESTING -> since = Math.max(since, lane.restingSince);
        case OVER -> {}
      }
    }
    if (!endsAtRest) {
      return FOREVER;
    }
    return since == Long.MIN_VALUE ? 0 : Math.max(0, since + settling - System.nanoTime());
  }

  /// The items of one container, in the order they are to keep among themselves.
  final class Lane {
    private final Portions items = new Portions();
    private final Condition space = lock.newCondition();
    private Phase phase = Phase.HISTORY;
    private long restingSince = Long.MIN_VALUE;

    /// Only for the thread that reads for the lane.
    private Portions.Portion portion = new Portions.Portion(1);

    /// Of lines with the same time the earlier lane's come first, so that the order is always the
    /// same.
    private final int ordinal;

    private Lane(int ordinal) {
      this.ordinal = ordinal;
    }

    /// Adds an item with the next ones: at the latest when they are [delivered][#deliver].
    void add(LogItem item) throws InterruptedException {
      portion.add(item);
      if (portion.isLarge()) {
        deliver();
      }
    }

    /// Adds an item at once, after those before it.
    void put(LogItem item) throws InterruptedException {
      portion.add(item);
      deliver();
    }

    /// Hands what was added to the merge, after waiting for space.
    void deliver() throws InterruptedException {
      if (portion.isEmpty()) {
        return;
      }
      lock.lockInterruptibly();
      try {
        while (items.isFull() && !closed) {
          space.await();
        }
        var wasEmpty = items.isEmpty();
        items.add(portion, System.nanoTime());
        if (wasEmpty || items.isFull()) {
          changed.signal();
        }
      } finally {
        lock.unlock();
      }
      portion = new Portions.Portion(portion.size());
    }

    void turn(Phase next) {
      lock.lock();
      try {
        phase = next;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    /// @param justNow whether its container has ended just now, so that it may be on its way back
    void rest(boolean justNow) {
      lock.lock();
      try {
        restingSince = justNow ? System.nanoTime() : Long.MIN_VALUE;
        phase = Phase.RESTING;
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    /// How long its first item has to wait for live lanes that could still bring an earlier one.
    private long dueIn() {
      return items.isFull() ? 0 : Math.max(0, items.arrival() + window - System.nanoTime());
    }

    private boolean isBefore(Lane other) {
      int order = items.at().compareTo(other.items.at());
      return order == 0 ? ordinal < other.ordinal : order < 0;
    }

    /// Moves the first item to the batch, and those that may follow at once: as long as the lane
    /// that comes next has none before them.
    ///
    /// @param singly whether each has to wait for others, so that it is looked into anew
    private void moveTo(List<LogItem> batch, @Nullable Lane following, boolean singly) {
      var wasFull = items.isFull();
      do {
        batch.add(items.remove());
      } while (!singly
          && !items.isEmpty()
          && batch.size() < BATCH
          && (following == null || !following.isBefore(this)));
      if (wasFull && !items.isFull()) {
        space.signal();
      }
    }
  }
}
