package dev.dhow.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A queue of items that come many at a time and leave one by one, as each of a million lines does:
/// what is asked for each of them is kept at hand. Not for several threads at once.
final class Portions {
  /// In items, and bytes of their text. So much of each container may wait for lines of others, and
  /// the engine goes on reading meanwhile; much more would not fit among Java's young objects.
  private static final int CAPACITY = 2048;

  private static final long CAPACITY_BYTES = 1L << 18;
  private static final int LARGE = 512;
  private static final long LARGE_BYTES = 1L << 18;

  private final ArrayDeque<Arrived> arrived = new ArrayDeque<>();
  private List<LogItem> leaving = List.of();
  private @Nullable LogItem first;
  private Instant at = Instant.EPOCH;
  private int next;
  private int size;
  private long bytes;

  /// Items that come together.
  static final class Portion {
    private final List<LogItem> items;
    private long bytes;

    /// @param expected how many items it may get, as many as the one before
    Portion(int expected) {
      this.items = new ArrayList<>(expected);
    }

    int size() {
      return items.size();
    }

    void add(LogItem item) {
      items.add(item);
      bytes += item instanceof LogItem.Line line ? line.content().length() : 0;
    }

    boolean isEmpty() {
      return items.isEmpty();
    }

    /// Whether it should not grow further.
    boolean isLarge() {
      return items.size() >= LARGE || bytes >= LARGE_BYTES;
    }
  }

  private record Arrived(Portion portion, long nanos) {}

  /// @param portion is not empty, and not to change any more
  /// @param nanos when it came
  void add(Portion portion, long nanos) {
    arrived.addLast(new Arrived(portion, nanos));
    size += portion.items.size();
    bytes += portion.bytes;
    if (first == null) {
      turnToOldest();
    }
  }

  boolean isEmpty() {
    return first == null;
  }

  /// Whether it should not grow further. What has begun to leave counts until all of it has left.
  boolean isFull() {
    return size >= CAPACITY || bytes >= CAPACITY_BYTES;
  }

  /// The time of the first item; any while there is none.
  Instant at() {
    return at;
  }

  /// When the first item came, by the clock it was added with.
  long arrival() {
    return arrived.element().nanos();
  }

  LogItem remove() {
    var item = Objects.requireNonNull(first);
    next++;
    if (next < leaving.size()) {
      turnTo(leaving.get(next));
    } else {
      var portion = arrived.remove().portion();
      size -= portion.items.size();
      bytes -= portion.bytes;
      turnToOldest();
    }
    return item;
  }

  private void turnToOldest() {
    var oldest = arrived.peek();
    next = 0;
    if (oldest == null) {
      leaving = List.of();
      first = null;
    } else {
      leaving = oldest.portion().items;
      turnTo(leaving.getFirst());
    }
  }

  private void turnTo(LogItem item) {
    first = item;
    at = item.at();
  }
}
