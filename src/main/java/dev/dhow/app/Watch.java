package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.plan.PlanningException;
import dev.dhow.render.NewsText;
import dev.dhow.render.TerminalBlock;
import dev.dhow.watch.News;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Rules;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `watch`: builds and starts services, and keeps their containers level with their sources.
public final class Watch {
  private final Workplace workplace;
  private final Watching watching;
  private final Up up;
  private final TerminalBlock block;

  public Watch(Workplace workplace, Watching watching) {
    this.workplace = workplace;
    this.watching = watching;
    this.up = new Up(workplace, "watch");
    this.block = workplace.screen().block();
  }

  /// @return the exit code
  /// @throws InterruptedException when the user ended it
  public int run(WatchOptions options) throws InterruptedException {
    var upOptions = UpOptions.watched(options);
    var project = up.project(upOptions);
    Consumer<News> news = new NewsPrinter(workplace.screen(), block)::tell;
    var rules = rules(watching, project, news);
    if (options.dryRun()) {
      show(project, rules, options);
      return 0;
    }
    try (var _ = ProjectLocking.ofWatch(workplace, project.name());
        var loop = new WatchLoop(workplace, watching, project, rules, news)) {
      if (options.up()) {
        try (var runs = runs(project, RunOptions.up("up", upOptions))) {
          up.converge(building(project), upOptions, runs, () -> {});
        }
      }
      loop.run(remakes(project, options, news));
    }
    return 0;
  }

  /// What a project says is to be done.
  ///
  /// @throws PlanningException when that is impossible
  /// @throws UsageException when that is nothing
  static List<Rule> rules(Watching watching, Project project, Consumer<News> news) {
    var found = Rules.of(project, watching.read());
    if (!found.mistakes().isEmpty()) {
      throw new PlanningException(
          found.mistakes().stream()
              .map(each -> new PlanningException.Problem(each.message(), each.hint()))
              .toList());
    }
    if (found.rules().isEmpty() && found.left().isEmpty()) {
      throw new UsageException(
          "none of the selected services is configured for watch",
          "give one a develop section with a list watch");
    }
    found.left().forEach(text -> news.accept(new News.Notice(text)));
    return found.rules();
  }

  private Remakes remakes(Project project, WatchOptions options, Consumer<News> news) {
    var stage =
        new Remakes.Stage() {
          @Override
          public PlanRuns open(RunOptions how) {
            return runs(project, how);
          }

          @Override
          public void settle() {}
        };
    return new Remakes(workplace, project, stage, news, options.prune(), options.quiet());
  }

  private PlanRuns runs(Project project, RunOptions how) {
    return new PlanRuns(workplace, project.name(), how, block, _ -> {});
  }

  /// What is watched has to begin with images of the sources there are.
  private static Project building(Project project) {
    return Remakes.building(
        project,
        project.services().values().stream()
            .filter(service -> service.build() != null && service.develop() != null)
            .map(Service::name)
            .collect(Collectors.toSet()));
  }

  private void show(Project project, List<Rule> rules, WatchOptions options)
      throws InterruptedException {
    if (options.up()) {
      var upOptions = UpOptions.watched(options);
      try (var runs = runs(project, RunOptions.up("up", upOptions))) {
        up.converge(building(project), upOptions, runs, () -> {});
      }
    }
    var out = workplace.screen().out();
    for (var rule : rules) {
      out.println(NewsText.watched(rule));
    }
  }
}
