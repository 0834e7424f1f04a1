package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Insight;
import dev.dhow.render.ProcessList;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// `top`: the processes of a project's containers. With only a name it needs no files.
public final class Top {
  private final Workplace workplace;

  public Top(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all
  /// @return the exit code
  public int run(Set<String> services, boolean json) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(services);
    var insight = workplace.insight().get();
    var questions = new ArrayList<Callable<Optional<ProcessList.Row>>>();
    for (var container : workplace.engine().get().containers(project.name())) {
      if (container.status().isUp()
          && (services.isEmpty() || services.contains(container.service()))) {
        questions.add(() -> row(insight, container));
      }
    }
    var rows = Together.ask(questions).stream().flatMap(Optional::stream).toList();
    var screen = workplace.screen();
    var text = json ? ProcessList.json(rows) : ProcessList.text(rows, screen.tableColumns());
    screen.out().print(text);
    return 0;
  }

  /// Empty for one that has ended meanwhile.
  private static Optional<ProcessList.Row> row(Insight insight, ObservedContainer container)
      throws InterruptedException {
    try {
      return Optional.of(new ProcessList.Row(container, insight.processes(container.id())));
    } catch (EngineException.Conflict | EngineException.NotFound _) {
      return Optional.empty();
    }
  }
}
