package dev.dhow.engine;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A container's output as the [FakeEngine] hands it out: one frame a line. Followed, it ends when
/// the container does.
final class FakeLogStream implements LogStream {
  private static final DateTimeFormatter NANOSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final FakeMachine machine;
  private final FakeContainer container;
  private final LogRequest request;
  private final int life;
  private int position;
  private boolean closed;
  private boolean broken;

  FakeLogStream(FakeMachine machine, FakeContainer container, LogRequest request) {
    this.machine = machine;
    this.container = container;
    this.request = request;
    this.life = container.life;
    this.position = request.tail() == null ? 0 : positionOfLast(request.tail());
  }

  private int positionOfLast(int lines) {
    var at = container.log.size();
    for (var missing = lines; at > 0 && missing > 0; at--) {
      if (isWanted(container.log.get(at - 1))) {
        missing--;
      }
    }
    return at;
  }

  @Override
  public @Nullable Frame next() throws InterruptedException {
    synchronized (machine) {
      while (true) {
        if (closed) {
          return null;
        }
        if (broken) {
          throw new EngineException.Unreachable("the connection broke", null, null);
        }
        var entry = nextEntry();
        if (entry != null) {
          return frame(entry);
        }
        if (!request.follow() || !container.runs() || container.life != life) {
          return null;
        }
        machine.wait();
      }
    }
  }

  @Override
  public boolean hasArrived() {
    synchronized (machine) {
      return !broken && container.log.stream().skip(position).anyMatch(this::isWanted);
    }
  }

  private FakeContainer.@Nullable Entry nextEntry() {
    while (position < container.log.size()) {
      var entry = container.log.get(position++);
      if (isWanted(entry)) {
        return entry;
      }
    }
    return null;
  }

  private boolean isWanted(FakeContainer.Entry entry) {
    var since = request.since();
    var until = request.until();
    return (since == null || !entry.at().isBefore(since))
        && (until == null || !entry.at().isAfter(until));
  }

  private static Frame frame(FakeContainer.Entry entry) {
    var line = NANOSECONDS.format(entry.at()) + " " + entry.line() + "\n";
    return new Frame(entry.channel(), line.getBytes(StandardCharsets.UTF_8));
  }

  void breakDown() {
    broken = true;
  }

  @Override
  public void close() {
    synchronized (machine) {
      closed = true;
      machine.notifyAll();
    }
  }
}
