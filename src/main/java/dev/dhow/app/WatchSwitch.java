package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.watch.News;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The watching of sources beside an attached `up`, which can be switched on and off.
final class WatchSwitch implements AutoCloseable {
  private final Workplace workplace;
  private final Watching watching;
  private final Project project;
  private final Consumer<News> news;
  private Locks.@Nullable Held claim;
  private @Nullable WatchLoop loop;
  private @Nullable WatchThread thread;
  private boolean over;

  WatchSwitch(Workplace workplace, Watching watching, Project project, Consumer<News> news) {
    this.workplace = workplace;
    this.watching = watching;
    this.project = project;
    this.news = news;
  }

  synchronized boolean isOn() {
    return loop != null;
  }

  /// Notes from now on what changes.
  ///
  /// @throws UsageException when there is nothing to watch
  /// @throws dev.dhow.plan.PlanningException when it cannot be watched
  synchronized void open() throws InterruptedException {
    if (over) {
      return;
    }
    var rules = Watch.rules(watching, project, news);
    claim = ProjectLocking.ofWatch(workplace, project.name());
    try {
      loop = new WatchLoop(workplace, watching, project, rules, news);
    } finally {
      if (loop == null) {
        stop();
      }
    }
  }

  /// Does from now on what the changes ask for, if they are noted.
  ///
  /// @param failed told what ended it other than [#close]
  synchronized void start(Remakes remakes, Consumer<? super RuntimeException> failed) {
    if (loop != null) {
      thread = WatchThread.start(loop, remakes, failed);
    }
  }

  /// From on to off, or the other way round.
  ///
  /// @throws UsageException when there is nothing to watch
  /// @throws dev.dhow.plan.PlanningException when it cannot be watched
  synchronized void toggle(Remakes remakes, Consumer<? super RuntimeException> failed)
      throws InterruptedException {
    if (isOn()) {
      stop();
    } else {
      open();
      start(remakes, failed);
    }
  }

  /// Returns once nothing is done any more, and for good.
  @Override
  public synchronized void close() {
    over = true;
    stop();
  }

  private void stop() {
    if (thread != null) {
      thread.close();
      thread = null;
    }
    if (loop != null) {
      loop.close();
      loop = null;
    }
    if (claim != null) {
      claim.close();
      claim = null;
    }
  }
}
