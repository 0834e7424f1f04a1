package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.EventStream;
import dev.dhow.model.ProjectName;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// One subscription to the engine's events, shared by all who wait. It is opened by the first of
/// them before anything is inspected, so nothing falls between looking and listening; after a lost
/// connection it is opened again, and everybody is told to look again.
final class EngineWatch implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int TRIES = 6;

  private final Engine engine;
  private final ProjectName project;
  private final Timer timer;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private @Nullable Thread reader;
  private boolean closed;

  EngineWatch(Engine engine, ProjectName project, Timer timer) {
    this.engine = engine;
    this.project = project;
    this.timer = timer;
  }

  /// Hears everything from now on, until it is closed.
  final class Listener implements AutoCloseable {
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    private Listener() {}

    /// Signals itself.
    void signal(Signal signal) {
      signals.add(signal);
    }

    Signal take() throws InterruptedException {
      return signals.take();
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }

  /// The subscription is in force when this returns.
  synchronized Listener listen() throws InterruptedException {
    if (closed) {
      throw new IllegalStateException("the watch is over");
    }
    var listener = new Listener();
    if (reader != null) {
      listeners.add(listener);
      return listener;
    }
    var stream = engine.events(project);
    listeners.add(listener); // only now, as nobody would close it if there were no stream
    reader = Thread.ofVirtual().name("events").start(() -> readOn(stream));
    return listener;
  }

  private void readOn(EventStream first) {
    try {
      var stream = first;
      while (true) {
        read(stream);
        stream = reopen();
        tell(new Signal.Resubscribed());
      }
    } catch (RuntimeException e) {
      lose(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed; the thread ends
    }
  }

  private void read(EventStream stream) throws InterruptedException {
    try (stream) {
      for (var event = stream.next(); event != null; event = stream.next()) {
        tell(new Signal.Happened(event));
      }
    } catch (EngineException.Unreachable _) {
      // lost; what was missed is made good by looking again
    }
  }

  private EventStream reopen() throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = TRIES; ; left--) {
      try {
        return engine.events(project);
      } catch (EngineException.Unreachable e) {
        if (left == 1) {
          throw e;
        }
      }
      timer.pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /// The next one to listen tries anew.
  private synchronized void lose(RuntimeException cause) {
    reader = null;
    tell(new Signal.Lost(cause));
  }

  private void tell(Signal signal) {
    listeners.forEach(listener -> listener.signal(signal));
  }

  @Override
  @SuppressWarnings("Interruption") // the thread is ours
  public synchronized void close() {
    closed = true;
    if (reader != null) {
      reader.interrupt();
    }
  }
}
