package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/// Tells when containers of a project come, go, start or end, over lost connections, until it is
/// closed.
public final class ContainerNews implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Set<String> NEWS =
      Set.of("start", "die", "destroy", "pause", "unpause", "rename");

  private final EngineWatch watch;
  private final Timer timer;
  private final Runnable changed;
  private final Consumer<String> problem;
  private final Thread thread;
  private boolean lost;

  /// @param changed told, on a thread of its own, also when news may have been missed
  /// @param problem told once each time that the engine cannot be listened to any more, which is
  ///   tried again
  public ContainerNews(
      Engine engine, ProjectName project, Timer timer, Runnable changed, Consumer<String> problem) {
    this.watch = new EngineWatch(engine, project, timer);
    this.timer = timer;
    this.changed = changed;
    this.problem = problem;
    this.thread = Thread.ofVirtual().name("container-news").start(this::listen);
  }

  private void listen() {
    try {
      while (true) {
        try (var listener = watch.listen()) {
          lost = false;
          changed.run();
          hear(listener);
        } catch (EngineException e) {
          lose(e);
        }
        timer.pause(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed; the thread ends
    }
  }

  private void hear(EngineWatch.Listener listener) throws InterruptedException {
    while (true) {
      switch (listener.take()) {
        case Signal.Happened(var event) when !NEWS.contains(event.action()) -> {}
        case Signal.Lost(var cause) -> {
          lose(cause);
          return;
        }
        default -> changed.run();
      }
    }
  }

  private void lose(RuntimeException cause) {
    if (!lost) {
      lost = true;
      problem.accept(String.valueOf(cause.getMessage()));
    }
  }

  @Override
  @SuppressWarnings("Interruption") // the thread is ours
  public void close() {
    thread.interrupt();
    watch.close();
  }
}
