package dev.dhow.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Merges the items of many lanes by their time, with bounded memory.
///
/// A lane that reads history is waited for, so history comes out in exact order. A lane that is
/// live may have nothing to say for hours; it is waited for only as long as the window is open,
/// which is enough for what is already under way from the engine.
final class OrderedMerge {
  private static final int LANE_CAPACITY = 1024;
  private static final long LANE_BYTES = 1L << 18;
  private static final int BATCH = 1024;
  private static final int PORTION = 128;
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

  /// The next items in order; empty when the merge is over.
  ///
  /// @throws RuntimeException what it was failed with, after all items
  List<LogItem> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        var batch = new ArrayList<LogItem>();
        var wait = drain(batch);
        if (!batch.isEmpty() || closed) {
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
      for (var lane : lanes) {
        if (lane.isEmpty()) {
          continue;
        }
        if (first == null || lane.isBefore(first)) {
          second = first;
          first = lane;
        } else if (second == null || lane.isBefore(second)) {
          second = lane;
        }
      }
      if (first == null) {
        return rest();
      }
      var wait = blocked(first);
      if (wait > 0) {
        return wait;
      }
      first.moveTo(batch, second, isAwaited(Phase.LIVE));
    }
    return FOREVER;
  }

  /// How long the first item of a lane has to wait for lanes that could still bring an earlier one.
  private long blocked(Lane first) {
    if (finishing) {
      return 0;
    }
    if (isAwaited(Phase.HISTORY)) {
      return FOREVER;
    }
    return isAwaited(Phase.LIVE) && !first.isFull()
        ? Math.max(0, first.arrival() + window - System.nanoTime())
        : 0;
  }

  private boolean isAwaited(Phase phase) {
    if (finishing) {
      return false;
    }
    for (var lane : lanes) {
      if (lane.phase == phase && lane.isEmpty()) {
        return true;
      }
    }
    return false;
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
    private final ArrayDeque<Portion> portions = new ArrayDeque<>();

    /// The next item and its time, which are looked at again and again; null and meaningless while
    /// there is none.
    private @Nullable LogItem head;

    private Instant headAt = Instant.EPOCH;
    private int next;
    private int size;
    private final Condition space = lock.newCondition();
    private Phase phase = Phase.HISTORY;
    private long restingSince = Long.MIN_VALUE;
    private long bytes;

    /// Only for the thread that reads for the lane.
    private List<LogItem> portion = new ArrayList<>(PORTION);

    private long portionBytes;

    /// Of lines with the same time the earlier lane's come first, so that the order is always the
    /// same.
    private final int ordinal;

    private Lane(int ordinal) {
      this.ordinal = ordinal;
    }

    /// Items that came together.
    private record Portion(List<LogItem> items, long bytes, long arrival) {}

    /// Adds an item with the next ones: at the latest when they are [delivered][#deliver].
    void add(LogItem item) throws InterruptedException {
      portion.add(item);
      portionBytes += length(item);
      if (portion.size() >= PORTION || portionBytes >= LANE_BYTES) {
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
        while (isFull() && !closed) {
          space.await();
        }
        portions.addLast(new Portion(portion, portionBytes, System.nanoTime()));
        size += portion.size();
        bytes += portionBytes;
        if (head == null) {
          turnToHead();
          changed.signal();
        } else if (isFull()) {
          changed.signal();
        }
      } finally {
        lock.unlock();
      }
      portion = new ArrayList<>(PORTION);
      portionBytes = 0;
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

    private static int length(LogItem item) {
      return item instanceof LogItem.Line line ? line.content().length() : 0;
    }

    private boolean isEmpty() {
      return head == null;
    }

    private boolean isFull() {
      return size >= LANE_CAPACITY || bytes >= LANE_BYTES;
    }

    private boolean isBefore(Lane other) {
      int order = headAt.compareTo(other.headAt);
      return order == 0 ? ordinal < other.ordinal : order < 0;
    }

    private long arrival() {
      return portions.element().arrival();
    }

    /// Moves the first item to the batch, and those that may follow at once: as long as the lane
    /// that comes next has none before them.
    ///
    /// @param singly whether each has to wait for others, so that it is looked into anew
    private void moveTo(List<LogItem> batch, @Nullable Lane following, boolean singly) {
      do {
        batch.add(remove());
      } while (!singly
          && head != null
          && batch.size() < BATCH
          && (following == null || !following.isBefore(this)));
    }

    private LogItem remove() {
      var item = Objects.requireNonNull(head);
      var portion = portions.element();
      next++;
      if (next == portion.items().size()) {
        var wasFull = isFull();
        portions.remove();
        next = 0;
        size -= portion.items().size();
        bytes -= portion.bytes();
        if (wasFull && !isFull()) {
          space.signal();
        }
      }
      turnToHead();
      return item;
    }

    private void turnToHead() {
      var portion = portions.peek();
      head = portion == null ? null : portion.items().get(next);
      if (head != null) {
        headAt = head.at();
      }
    }
  }
}
