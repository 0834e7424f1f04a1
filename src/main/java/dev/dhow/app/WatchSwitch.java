package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.watch.News;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The watching of sources beside an attached `up`, which can be switched on and off.
///
/// Whatever takes long is done without the monitor: whoever closes this meanwhile has to notice
/// that it is interrupted.
final class WatchSwitch implements AutoCloseable {
  private final Workplace workplace;
  private final Watching watching;
  private final Project project;
  private final Consumer<News> news;
  private @Nullable Current current;
  private @Nullable Thread toggling;
  private boolean over;

  WatchSwitch(Workplace workplace, Watching watching, Project project, Consumer<News> news) {
    this.workplace = workplace;
    this.watching = watching;
    this.project = project;
    this.news = news;
  }

  synchronized boolean isOn() {
    return current != null;
  }

  /// Notes from now on what changes.
  ///
  /// @throws UsageException when there is nothing to watch
  /// @throws dev.dhow.plan.PlanningException when it cannot be watched
  void open() throws InterruptedException {
    var opened = opened();
    if (!publish(opened)) {
      opened.close();
    }
  }

  private Current opened() throws InterruptedException {
    var rules = Watch.rules(watching, project, news);
    var claim = ProjectLocking.ofWatch(workplace, project.name());
    WatchLoop loop = null;
    try {
      loop = new WatchLoop(workplace, watching, project, rules, news);
      return new Current(claim, loop);
    } finally {
      if (loop == null) {
        claim.close();
      }
    }
  }

  private synchronized boolean publish(Current opened) {
    if (!over) {
      current = opened;
    }
    return !over;
  }

  /// Does from now on what the changes ask for, if they are noted.
  ///
  /// @param failed told what ended it other than [#close]
  synchronized void start(Remakes remakes, Consumer<? super RuntimeException> failed) {
    if (current != null) {
      current.start(remakes, failed);
    }
  }

  /// From on to off, or the other way round; not by two threads at a time.
  ///
  /// @throws UsageException when there is nothing to watch
  /// @throws dev.dhow.plan.PlanningException when it cannot be watched
  /// @throws InterruptedException when this was closed meanwhile
  void toggle(Remakes remakes, Consumer<? super RuntimeException> failed)
      throws InterruptedException {
    var found = found();
    try {
      if (found == null) {
        open();
        start(remakes, failed);
      } else {
        found.close();
        forget();
      }
    } finally {
      toggled();
    }
  }

  private synchronized @Nullable Current found() throws InterruptedException {
    if (over) {
      throw new InterruptedException();
    }
    toggling = Thread.currentThread();
    return current;
  }

  private synchronized void forget() {
    current = null;
  }

  private synchronized void toggled() {
    toggling = null;
  }

  /// Returns once nothing is done any more, and for good.
  @Override
  public void close() {
    var last = last();
    if (last != null) {
      last.close();
    }
  }

  @SuppressWarnings("Interruption") // the thread is busy with this alone
  private synchronized @Nullable Current last() {
    over = true;
    if (toggling != null) {
      toggling.interrupt();
    }
    var last = current;
    current = null;
    return last;
  }

  /// Sources that are watched now. Two threads may close it.
  private static final class Current implements AutoCloseable {
    private final Locks.Held claim;
    private final WatchLoop loop;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable WatchThread thread;

    Current(Locks.Held claim, WatchLoop loop) {
      this.claim = claim;
      this.loop = loop;
    }

    void start(Remakes remakes, Consumer<? super RuntimeException> failed) {
      thread = WatchThread.start(loop, remakes, failed);
    }

    @Override
    public void close() {
      var started = thread;
      if (started != null) {
        started.close();
      }
      if (closed.compareAndSet(false, true)) {
        loop.close();
        claim.close();
      }
    }
  }
}
