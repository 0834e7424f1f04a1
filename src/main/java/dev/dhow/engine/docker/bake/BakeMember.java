package dev.dhow.engine.docker.bake;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.spec.BuildSpec;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One of the builds of a run, and who waits for it. What it tells before somebody does is kept.
final class BakeMember {
  private static final int KEPT = 2000;
  private static final int LEAVE_MILLIS = 1000;

  private final BuildSpec build;
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ArrayDeque<Progress> kept = new ArrayDeque<>();
  private @Nullable Consumer<Progress> listener;
  private String image = "";
  private @Nullable EngineException failure;

  BakeMember(BuildSpec build) {
    this.build = build;
  }

  BuildSpec build() {
    return build;
  }

  /// Waits for the image's id.
  ///
  /// @throws EngineException when there is none
  String await(Consumer<Progress> progress) throws InterruptedException {
    listen(progress);
    try {
      over.await();
    } catch (InterruptedException e) {
      leave();
      throw e;
    }
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
      return image;
    }
  }

  private synchronized void listen(Consumer<Progress> progress) {
    kept.forEach(progress);
    kept.clear();
    listener = progress;
  }

  private synchronized void leave() {
    listener = null;
    left.countDown();
  }

  /// Whether somebody waits for it now.
  synchronized boolean isAwaited() {
    return listener != null && over.getCount() > 0;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  synchronized void tell(Progress progress) {
    if (isOver()) {
      return;
    }
    if (listener != null) {
      listener.accept(progress);
    } else {
      if (kept.size() == KEPT) {
        kept.removeFirst();
      }
      kept.addLast(progress);
    }
  }

  synchronized void succeed(String id) {
    if (!isOver()) {
      image = id;
      over.countDown();
    }
  }

  synchronized void fail(EngineException why) {
    if (!isOver()) {
      failure = why;
      over.countDown();
    }
  }

  /// A terminal interrupts all programs at once, so a run may have ended before whoever waits for
  /// it was told to leave. Gives them the time to.
  void awaitLeave() {
    try {
      boolean _ = isAwaited() && left.await(LEAVE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the run ends all the same
    }
  }
}
