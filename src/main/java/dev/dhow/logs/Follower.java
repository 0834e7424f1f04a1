package dev.dhow.logs;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogRequest;
import dev.dhow.engine.LogStream;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.RawText;
import dev.dhow.logs.OrderedMerge.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Reads one container's output: what was written before, then, when asked to, what is written in
/// this and all later lives of it. Wherever a stream ends or breaks, reading goes on at the cursor.
final class Follower implements Runnable {
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final Duration SOON = Duration.ofMillis(100);

  /// How much earlier than it says a container may have written. Old engines note the time of a
  /// start once the process runs; and nothing that has ended is started again this soon.
  private static final Duration START = Duration.ofMillis(50);

  private final Engine engine;
  private final Life life;
  private final LogSelection selection;
  private final OrderedMerge merge;
  private final OrderedMerge.Lane lane;
  private final boolean isNew;
  private final CountDownLatch positioned = new CountDownLatch(1);
  private final Gathering gathering = new Gathering();
  private Cursor cursor = new Cursor();
  private @Nullable Instant historySince;
  private long delivered;

  /// @param isNew whether the container came after the stream began, so that all of its output is
  ///   wanted however little of the others' history is
  Follower(Engine engine, Life life, LogSelection selection, OrderedMerge merge, boolean isNew) {
    this.engine = engine;
    this.life = life;
    this.selection = selection;
    this.merge = merge;
    this.lane = merge.open();
    this.isNew = isNew;
  }

  /// Waits until it is settled which lines are new.
  void awaitPosition() throws InterruptedException {
    positioned.await();
  }

  @Override
  public void run() {
    try {
      readAsFarAsPossible();
    } catch (InterruptedException _) {
      // the merge was closed
    } catch (RuntimeException e) {
      merge.fail(e);
    } finally {
      positioned.countDown();
      lane.turn(Phase.OVER);
    }
  }

  /// Endings are told to the end, even where the output cannot be read.
  private void readAsFarAsPossible() throws InterruptedException {
    try {
      readAll();
      return;
    } catch (EngineException.NotFound | EngineException.Conflict _) {
      // removed or being so, and its output with it
    } catch (EngineException.Unsupported | EngineException.Refused e) {
      var message = String.valueOf(e.getMessage());
      lane.put(new LogItem.Unreadable(life.source(), Instant.EPOCH, message));
    }
    positioned.countDown();
    if (selection.follows()) {
      tellEndingsUntilGone();
    }
  }

  private void tellEndingsUntilGone() throws InterruptedException {
    while (!life.isGone()) {
      var starts = life.starts();
      var alive = life.isAlive();
      var told = tellEndings(Instant.MAX);
      if (alive) {
        lane.turn(Phase.WAITING);
      } else {
        lane.rest(told);
      }
      var _ = life.awaitNews(starts, alive, FOREVER);
    }
    tellEndings(Instant.MAX);
  }

  private void readAll() throws InterruptedException {
    if (selection.history().isNone() && !isNew) {
      cursor = end();
    }
    historySince = historySince();
    positioned.countDown();
    if (!selection.history().isNone() || isNew) {
      read(false);
    }
    var read = 0L;
    while (selection.follows() && !life.isGone()) {
      var starts = life.starts();
      // A life may be over before one hears of it; it is read all the same.
      if (life.isAlive() || starts != read) {
        lane.turn(Phase.LIVE);
        read(true);
        read = starts;
      }
      awaitStart(starts);
    }
    if (selection.follows()) {
      readWhatIsLeft();
      tellEndings(Instant.MAX);
    }
  }

  /// Waits for a start since so many, or the removal. A stream that ended without the container's
  /// end being told is looked into.
  private void awaitStart(long starts) throws InterruptedException {
    var justNow = false;
    while (life.starts() == starts && !life.isGone()) {
      var told = tellEndings(Instant.MAX);
      justNow |= told;
      var alive = life.isAlive();
      if (alive) {
        lane.turn(Phase.WAITING);
      } else {
        lane.rest(justNow);
      }
      var patience = alive && !justNow ? SOON : FOREVER;
      if (!life.awaitNews(starts, alive, patience) && stillRuns()) {
        return;
      }
    }
  }

  private boolean stillRuns() throws InterruptedException {
    try {
      return engine.inspect(life.source().container()).status().isUp();
    } catch (EngineException.NotFound _) {
      life.removed();
      return false;
    } catch (EngineException.Unreachable _) {
      return true; // for all that is known; reading on waits for the engine
    }
  }

  private void readWhatIsLeft() throws InterruptedException {
    try {
      read(false);
    } catch (EngineException.NotFound _) {
      // its output went with it
    }
  }

  /// Reads up to the end of a stream; opens it again where the connection breaks.
  private void read(boolean live) throws InterruptedException {
    var patience = new Patience();
    while (true) {
      var before = delivered;
      try {
        readOnce(live);
        return;
      } catch (EngineException.Unreachable e) {
        if (delivered > before) {
          patience = new Patience();
        }
        patience.pause(e);
      }
    }
  }

  private void readOnce(boolean live) throws InterruptedException {
    var known = cursor.known();
    var assembler =
        new LineAssembler((channel, at, text, partial) -> {
          if (!known.contains(at)) {
            deliver(channel, at, text, partial);
          }
        });
    try (var stream = engine.logs(life.source().container(), request(live))) {
      for (var frame = stream.next(); frame != null; frame = stream.next()) {
        assembler.add(frame);
        if (!stream.hasArrived()) {
          lane.deliver();
          gathering.pause();
        }
      }
    } finally {
      lane.deliver();
    }
    assembler.end();
    lane.deliver();
  }

  private LogRequest request(boolean live) {
    var since = cursor.since();
    if (since == null) {
      var tail = isNew || live ? null : selection.history().tail();
      return new LogRequest(live, historySince, selection.until(), tail);
    }
    return new LogRequest(live, since, selection.until(), null);
  }

  private @Nullable Instant historySince() throws InterruptedException {
    if (!selection.history().lastLife() || isNew) {
      return selection.history().since();
    }
    var started = engine.inspect(life.source().container()).startedAt();
    return started == null ? null : started.minus(START);
  }

  private void deliver(Channel channel, Instant at, RawText text, boolean partial)
      throws InterruptedException {
    tellEndings(at);
    lane.add(new LogItem.Line(life.source(), at, channel, text, partial));
    cursor.pass(at);
    delivered++;
  }

  private boolean tellEndings(Instant before) throws InterruptedException {
    var endings = life.takeEndingsBefore(before);
    if (endings.isEmpty()) {
      return false; // as before nearly every line
    }
    for (var ending : endings) {
      lane.put(ending);
    }
    return true;
  }

  /// The place behind all that was written so far.
  private Cursor end() throws InterruptedException {
    var last = new Counter();
    count(new LogRequest(false, null, null, 1), last);
    if (last.latest == null) {
      return new Cursor();
    }
    var same = new Counter();
    count(new LogRequest(false, last.latest, null, null), same);
    return Cursor.behind(last.latest, Math.max(1, same.lines));
  }

  private void count(LogRequest request, Counter counter) throws InterruptedException {
    var assembler = new LineAssembler((_, at, _, _) -> counter.count(at));
    try (LogStream stream = engine.logs(life.source().container(), request)) {
      for (var frame = stream.next(); frame != null; frame = stream.next()) {
        assembler.add(frame);
      }
    }
    assembler.end();
  }

  /// Counts the lines of the first timestamp it sees.
  private static final class Counter {
    private @Nullable Instant latest;
    private long lines;

    void count(Instant at) {
      if (latest == null) {
        latest = at;
      }
      if (at.equals(latest)) {
        lines++;
      }
    }
  }
}
