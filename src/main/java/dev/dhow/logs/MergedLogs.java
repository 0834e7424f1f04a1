package dev.dhow.logs;

import dev.dhow.engine.Engine;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The output of a project's containers as one stream in the order of time.
///
/// Containers that come later are read too. Reading goes on over restarts and lost connections
/// without losing or repeating a line.
///
/// ```java
/// try (var logs = MergedLogs.open(engine, project, selection, clock)) {
///   logs.deliverTo(renderer::print);
/// }
/// ```
public final class MergedLogs implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofMillis(200);

  /// How long after the last container's end a stream waits for somebody to start it again, as
  /// `docker restart` does.
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /// How long closing waits for connections to be closed.
  private static final Duration LEAVING = Duration.ofSeconds(2);

  private final Engine engine;
  private final LogSelection selection;
  private final OrderedMerge merge;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private boolean closed;

  private MergedLogs(Engine engine, LogSelection selection, Duration settling) {
    this.engine = engine;
    this.selection = selection;
    this.merge = new OrderedMerge(WINDOW, settlingOf(selection, settling));
  }

  /// Begins to read. When it returns, whatever a container writes from then on will be delivered,
  /// and of what was written before exactly the wanted part.
  public static MergedLogs open(
      Engine engine, ProjectName project, LogSelection selection, InstantSource clock)
      throws InterruptedException {
    return open(engine, project, selection, clock, SETTLING);
  }

  static MergedLogs open(
      Engine engine,
      ProjectName project,
      LogSelection selection,
      InstantSource clock,
      Duration settling)
      throws InterruptedException {
    var logs = new MergedLogs(engine, selection, settling);
    try {
      logs.begin(project, clock);
    } catch (RuntimeException | InterruptedException e) {
      logs.close();
      throw e;
    }
    return logs;
  }

  /// The next items in order, all that may be handed on now; empty when the stream has ended.
  ///
  /// @throws dev.dhow.engine.EngineException when the engine cannot be reached any more
  public List<LogItem> take() throws InterruptedException {
    return merge.take();
  }

  /// Hands on all items until the stream ends, many at once when there are many.
  public void deliverTo(Consumer<List<LogItem>> consumer) throws InterruptedException {
    for (var items = take(); !items.isEmpty(); items = take()) {
      consumer.accept(items);
    }
  }

  /// Ends the stream at once, from any thread; items not taken yet are dropped.
  @Override
  public void close() {
    merge.close();
    for (var thread : interrupted()) {
      try {
        var _ = thread.join(LEAVING);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @SuppressWarnings("Interruption") // the threads are ours
  private synchronized List<Thread> interrupted() {
    closed = true;
    threads.forEach(Thread::interrupt);
    return List.copyOf(threads);
  }

  private void begin(ProjectName project, InstantSource clock) throws InterruptedException {
    if (selection.follows()) {
      start(ContainerWatch.begin(engine, project, selection, this::follow, merge::fail));
      var until = selection.until();
      if (until != null) {
        start(() -> endAt(until, clock));
      }
    } else {
      engine.containers(project).stream()
          .filter(container -> !container.isOneOff())
          .filter(container -> selection.wanted().test(LogSource.of(container)))
          .forEach(container -> follow(life(container), false));
    }
    for (var follower : known()) {
      follower.awaitPosition();
    }
  }

  private static Life life(ObservedContainer container) {
    return new Life(LogSource.of(container), false);
  }

  private synchronized List<Follower> known() {
    return List.copyOf(followers);
  }

  private void follow(Life life, boolean isNew) {
    var follower = new Follower(engine, life, selection, merge, isNew);
    if (!isNew) {
      synchronized (this) {
        followers.add(follower);
      }
    }
    start(follower);
  }

  /// Platform threads: virtual ones would hand each single read over to another thread, which costs
  /// more than all else where the engine sends every line by itself.
  @SuppressWarnings("Interruption") // the threads are ours
  private synchronized void start(Runnable work) {
    if (!closed) {
      threads.removeIf(thread -> !thread.isAlive());
      threads.add(Thread.ofPlatform().daemon().name("logs").start(work));
    }
  }

  private void endAt(Instant until, InstantSource clock) {
    var never = new CountDownLatch(1);
    try {
      var wait = Duration.between(clock.instant(), until).plus(WINDOW);
      var _ = never.await(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
      merge.finish();
    } catch (InterruptedException _) {
      // closed before
    }
  }

  private static @Nullable Duration settlingOf(LogSelection selection, Duration settling) {
    return switch (selection.ending()) {
      case AT_ONCE, WHEN_ALL_HAVE_ENDED -> settling;
      case WHEN_CLOSED -> null;
    };
  }
}
