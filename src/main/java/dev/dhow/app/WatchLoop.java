package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.execute.ContainerNews;
import dev.dhow.model.Hook;
import dev.dhow.model.Project;
import dev.dhow.state.ObservedContainer;
import dev.dhow.watch.Batch;
import dev.dhow.watch.News;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Sources;
import dev.dhow.watch.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches sources, and does what the rules say whenever they change, one batch at a time.
///
/// Whatever rings the bell, each round looks at everything: what there is now, what was done for it
/// and what each container was given. So nothing depends on which news came in which order, and
/// what failed is simply still to be done.
final class WatchLoop implements AutoCloseable {
  /// A command that takes longer is told.
  private static final Duration LONG_COMMAND = Duration.ofSeconds(10);

  /// One that hangs is not to keep everything else from being done.
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(10);

  private final Workplace workplace;
  private final Watching watching;
  private final Project project;
  private final List<Rule> rules;
  private final Consumer<News> news;
  private final Bell bell = new Bell();
  private final Sources sources;
  private final List<Tree> begun;
  private boolean outOfReach;

  /// Watches from now on; what changes until it runs is done then.
  WatchLoop(
      Workplace workplace,
      Watching watching,
      Project project,
      List<Rule> rules,
      Consumer<News> news)
      throws InterruptedException {
    this.workplace = workplace;
    this.watching = watching;
    this.project = project;
    this.rules = List.copyOf(rules);
    this.news = news;
    this.sources =
        watching.sources().open(this.rules, bell::ring, text -> news.accept(new News.Notice(text)));
    this.begun = sources.look();
  }

  /// Goes on until it is interrupted.
  void run(Remakes remakes) throws InterruptedException {
    var couriers = new Couriers(workplace, project, rules, begun, sources, news, this::ringLater);
    var engine = workplace.engine().get();
    news.accept(new News.Enabled());
    try (var _ =
        new ContainerNews(
            engine, project.name(), watching.timer(), () -> hear(couriers), this::lost)) {
      var handled = begun;
      while (true) {
        bell.await();
        handled = round(handled, couriers, remakes);
      }
    } finally {
      news.accept(new News.Disabled());
    }
  }

  private void hear(Couriers couriers) {
    couriers.forgetContainers();
    bell.ring();
  }

  private void lost(String problem) {
    news.accept(new News.Notice("the engine's events are lost, listening again: " + problem));
  }

  private void ringLater(Duration pause) {
    var _ = watching.timer().after(pause, bell::ring);
  }

  /// @param handled what there was at the last round
  /// @return what there is now
  private List<Tree> round(List<Tree> handled, Couriers couriers, Remakes remakes)
      throws InterruptedException {
    var began = workplace.clock().instant();
    var now = sources.look();
    var batch = Batch.of(rules, handled, now);
    if (!batch.rebuilds().isEmpty() && remakes.rebuild(batch.rebuilds())) {
      couriers.rebase(batch.rebuilds().keySet(), now);
      couriers.forgetContainers();
    }
    var restarts = new TreeMap<>(batch.restarts());
    var commands = new ArrayList<Couriers.Owed.Command>();
    try {
      var owed = couriers.deliver(now, began);
      owed.restarts().forEach(service -> restarts.putIfAbsent(service, ""));
      commands.addAll(owed.commands());
      outOfReach = false;
    } catch (EngineException e) {
      if (!outOfReach) { // it is tried again every second
        outOfReach = true;
        news.accept(new News.Notice("nothing is copied for now: " + e.getMessage()));
      }
      ringLater(Duration.ofSeconds(1));
    }
    if (!restarts.isEmpty()) {
      remakes.restart(restarts);
    }
    for (var command : commands) {
      run(command);
    }
    return now;
  }

  private void run(Couriers.Owed.Command owed) throws InterruptedException {
    var container = owed.container();
    Hook hook = Objects.requireNonNull(owed.rule().exec());
    var words = Objects.requireNonNullElse(hook.command(), List.<String>of());
    var still =
        "%s: still running `%s`; nothing else is done until it ends"
            .formatted(container.name(), String.join(" ", words));
    var patience = watching.timer().after(LONG_COMMAND, () -> news.accept(new News.Notice(still)));
    var running = new FutureTask<>(() -> run(container, hook));
    var limit = watching.timer().after(LONGEST_COMMAND, () -> running.cancel(true));
    Thread.ofVirtual().name("command").start(running);
    try {
      news.accept(new News.Ran(container.name(), words, running.get()));
    } catch (ExecutionException e) {
      news.accept(new News.NotRun(container.name(), words, why(e.getCause())));
    } catch (CancellationException _) {
      news.accept(
          new News.Notice(
              "%s: `%s` has not ended for %d minutes; going on without it"
                  .formatted(
                      container.name(), String.join(" ", words), LONGEST_COMMAND.toMinutes())));
    } finally {
      running.cancel(true);
      limit.run();
      patience.run();
    }
  }

  private int run(ObservedContainer container, Hook hook) throws InterruptedException {
    var engine = workplace.engine().get();
    return engine.run(
        container.id(), hook, line -> news.accept(new News.Said(container.name(), line)));
  }

  private static String why(@Nullable Throwable problem) {
    if (problem instanceof EngineException refusal) {
      return String.valueOf(refusal.getMessage());
    }
    if (problem instanceof RuntimeException other) {
      throw other; // such as a reader of the output that has gone
    }
    throw new IllegalStateException("a command can only fail by the engine", problem);
  }

  @Override
  public void close() {
    sources.close();
  }
}
