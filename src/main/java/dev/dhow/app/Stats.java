package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Insight;
import dev.dhow.execute.Timer;
import dev.dhow.render.LiveText;
import dev.dhow.render.UsageList;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `stats`: what a project's containers use. With only a name it needs no files.
///
/// Every round lists the containers anew and asks for all of them at once; the engine takes about a
/// second for each answer, as it compares two moments, which sets the pace.
public final class Stats {
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Workplace workplace;
  private final Timer timer;

  public Stats(Workplace workplace, Timer timer) {
    this.workplace = workplace;
    this.timer = timer;
  }

  /// @return the exit code
  /// @throws InterruptedException when the user ended it
  public int run(StatsOptions options) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(options.services());
    var list = new UsageList(!options.noTrunc(), options.format());
    if (!options.stream()) {
      workplace
          .screen()
          .out()
          .print(list.text(rows(project, options), workplace.screen().tableColumns()));
      return 0;
    }
    try (var display = new Display(workplace.screen())) {
      while (true) {
        var began = workplace.clock().instant();
        display.show(list.text(rows(project, options), workplace.screen().tableColumns()));
        pace(began);
      }
    }
  }

  private void pace(Instant began) throws InterruptedException {
    var left = ROUND.minus(Duration.between(began, workplace.clock().instant()));
    if (left.isPositive()) {
      timer.pause(left);
    }
  }

  private List<UsageList.Row> rows(NamedProject project, StatsOptions options)
      throws InterruptedException {
    var insight = workplace.insight().get();
    var questions = new ArrayList<Callable<Optional<UsageList.Row>>>();
    for (var container : workplace.engine().get().containers(project.name())) {
      if ((options.all() || container.status().isUp())
          && (options.services().isEmpty() || options.services().contains(container.service()))) {
        questions.add(() -> row(insight, container));
      }
    }
    return Together.ask(questions).stream().flatMap(Optional::stream).toList();
  }

  /// Empty for one that is gone meanwhile.
  private static Optional<UsageList.Row> row(Insight insight, ObservedContainer container)
      throws InterruptedException {
    try {
      return Optional.of(new UsageList.Row(container, insight.usage(container.id())));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    }
  }

  /// One table that is drawn anew on a terminal, and one after the other where nothing can be.
  private static final class Display implements AutoCloseable {
    private final Screen screen;
    private final Optional<LiveText> live;

    Display(Screen screen) {
      this.screen = screen;
      this.live =
          screen.outTerminal() && screen.outColors()
              ? Optional.of(new LiveText(screen.resultBlock()))
              : Optional.empty();
    }

    void show(String text) {
      live.ifPresentOrElse(
          found -> found.show(text),
          () -> {
            screen.out().print(text);
            screen.out().flush();
            if (screen.out().checkError()) {
              throw new OutputClosedException();
            }
          });
    }

    @Override
    public void close() {
      live.ifPresent(LiveText::close);
    }
  }
}
