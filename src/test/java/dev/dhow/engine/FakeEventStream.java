package dev.dhow.engine;

import dev.dhow.spec.Labels;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Events of the [FakeEngine] on their way to a listener.
final class FakeEventStream implements EventStream {
  private final String project;
  private final Deque<EngineEvent> events = new ArrayDeque<>();
  private boolean closed;
  private boolean ended;
  private boolean broken;

  FakeEventStream(String project) {
    this.project = project;
  }

  /// Whether a container of the project is concerned, and not just one of an image of it.
  boolean isAbout(EngineEvent event) {
    return project.equals(event.attributes().get(Labels.PROJECT))
        && event.attributes().containsKey(Labels.CONFIG_HASH);
  }

  synchronized void add(EngineEvent event) {
    events.add(event);
    notifyAll();
  }

  synchronized void breakDown() {
    broken = true;
    notifyAll();
  }

  /// Nothing comes any more.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized @Nullable EngineEvent next() throws InterruptedException {
    while (events.isEmpty()) {
      if (closed || ended) {
        return null;
      }
      if (broken) {
        throw new EngineException.Unreachable("the connection broke", null, null);
      }
      wait();
    }
    return events.remove();
  }

  @Override
  public synchronized void close() {
    closed = true;
    events.clear();
    notifyAll();
  }
}
