package dev.dhow.logs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a container's output has been read: a moment, and how many lines from then on.
///
/// The engine keeps lines in the order it wrote them and can give those from a moment on. Reading
/// again from that moment and leaving out as many lines as were read goes on exactly where reading
/// stopped, also where lines share a timestamp or two channels are a little out of order. So that
/// lines a little older than the last one are not missed, the moment lags behind by a second or
/// two.
///
/// Lines that are older than that moment but were written after it are counted apart: engines since
/// 23 give them, older ones do not.
final class Cursor {
  private static final Duration LAG = Duration.ofSeconds(1);

  private @Nullable Mark older;
  private @Nullable Mark newer;
  private Instant latest = Instant.MIN;

  private static final class Mark {
    private final Instant from;
    private final Instant end;
    private long lines;
    private long late;

    Mark(Instant from, long lines) {
      this.from = from;
      this.end = from.plus(LAG);
      this.lines = lines;
    }

    void count(Instant at) {
      if (at.isBefore(from)) {
        late++;
      } else {
        lines++;
      }
    }
  }

  /// Behind all of the lines with this timestamp.
  static Cursor behind(Instant at, long lines) {
    var cursor = new Cursor();
    cursor.older = new Mark(at, lines);
    cursor.newer = cursor.older;
    cursor.latest = at;
    return cursor;
  }

  /// A line was read.
  void pass(Instant at) {
    if (older == null || newer == null) {
      older = new Mark(at, 1);
      newer = older;
      latest = at;
      return;
    }
    older.count(at);
    if (newer != older) {
      newer.count(at);
    }
    if (at.isAfter(latest)) {
      latest = at;
      if (at.isAfter(newer.end)) {
        older = newer;
        newer = new Mark(at, 1);
      }
    }
  }

  /// From where to read again; null when nothing was read yet.
  @Nullable Instant since() {
    return older == null ? null : older.from;
  }

  /// What is to be left out when reading again from [#since].
  Known known() {
    return older == null
        ? new Known(Instant.MIN, 0, 0, latest)
        : new Known(older.from, older.lines, older.late, latest);
  }

  /// Leaves out what was read before.
  static final class Known {
    private final Instant from;
    private final Instant latest;
    private long left;
    private long late;

    private Known(Instant from, long left, long late, Instant latest) {
      this.from = from;
      this.left = left;
      this.late = late;
      this.latest = latest;
    }

    /// Whether the next line, which has this timestamp, was read before. A later timestamp than any
    /// read so far ends it, should the engine have dropped old lines meanwhile.
    boolean contains(Instant at) {
      if (at.isBefore(from)) {
        boolean known = late > 0;
        late -= known ? 1 : 0;
        return known;
      }
      if (left > 0 && !at.isAfter(latest)) {
        left--;
        return true;
      }
      left = 0;
      return false;
    }
  }
}
