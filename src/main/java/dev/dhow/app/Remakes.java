package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.graph.ServiceGraph;
import dev.dhow.load.check.ServiceSelection;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Planner;
import dev.dhow.plan.PlanningException;
import dev.dhow.plan.RestartRequest;
import dev.dhow.watch.News;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Builds services again and restarts them while their sources are watched. A failure is told and
/// ends nothing. Nobody is asked: keys typed meanwhile may be meant for something else.
final class Remakes {
  private final Workplace workplace;
  private final Up up;
  private final Project project;
  private final Stage stage;
  private final Consumer<News> news;
  private final boolean prune;
  private final boolean quiet;

  /// Where plans are run and shown.
  interface Stage {
    PlanRuns open(RunOptions options);

    /// What was run is over.
    void settle() throws InterruptedException;
  }

  /// @param prune whether images that were replaced are removed
  /// @param quiet whether a build's output is kept back unless it fails
  Remakes(
      Workplace workplace,
      Project project,
      Stage stage,
      Consumer<News> news,
      boolean prune,
      boolean quiet) {
    this.workplace = workplace;
    this.up = new Up(workplace.unattended());
    this.project = project;
    this.stage = stage;
    this.news = news;
    this.prune = prune;
    this.quiet = quiet;
  }

  /// Builds services and gives them new containers.
  ///
  /// @param causes a path that changed for each service
  /// @return whether it succeeded
  boolean rebuild(SortedMap<ServiceName, String> causes) throws InterruptedException {
    news.accept(new News.Rebuilding(causes));
    var began = workplace.clock().instant();
    var services = new TreeSet<>(causes.keySet());
    var options = UpOptions.rebuilding(texts(services), quiet);
    try (var runs = stage.open(RunOptions.up("watch", options))) {
      up.converge(around(services), options, runs, () -> {});
    } catch (FailedException _) {
      news.accept(new News.NotRebuilt(services, "")); // why has been told
      return false;
    } catch (EngineException | PlanningException e) {
      news.accept(new News.NotRebuilt(services, why(e)));
      return false;
    } finally {
      stage.settle();
    }
    if (prune) {
      prune();
    }
    var took = Duration.between(began, workplace.clock().instant());
    news.accept(new News.Rebuilt(services, took));
    return true;
  }

  private static Set<String> texts(Set<ServiceName> services) {
    return services.stream().map(ServiceName::value).collect(Collectors.toSet());
  }

  private static String why(RuntimeException problem) {
    return problem instanceof PlanningException impossible
        ? impossible.problems().stream()
            .map(PlanningException.Problem::message)
            .collect(Collectors.joining("; "))
        : String.valueOf(problem.getMessage());
  }

  /// The services, whose images are always built, and what needs them: that is started with them.
  private Project around(Set<ServiceName> services) {
    var dependents = ServiceGraph.of(project.services().values()).withDependents(services);
    return building(ServiceSelection.narrow(project, dependents, false), services);
  }

  /// The same project, where the images of these services are always built.
  static Project building(Project project, Set<ServiceName> services) {
    var changed = new TreeMap<>(project.services());
    changed.replaceAll(
        (name, service) -> services.contains(name) ? service.alwaysBuilt() : service);
    return project.withServices(changed, project.disabledServices());
  }

  /// Images that lost their name to a newer one; those that containers still use stay.
  private void prune() throws InterruptedException {
    var engine = workplace.engine().get();
    try {
      for (var image : engine.images(project.name())) {
        if (image.tags().stream().allMatch(tag -> tag.startsWith("<none>"))) {
          remove(image.id());
        }
      }
    } catch (EngineException e) {
      news.accept(new News.Notice("old images cannot be removed: " + e.getMessage()));
    }
  }

  private void remove(String image) throws InterruptedException {
    try {
      workplace.engine().get().removeImage(image);
    } catch (EngineException.Conflict _) {
      // in use, and removed once it no longer is
    }
  }

  private void tell(String message) {
    news.accept(new News.Notice(message));
  }

  /// Restarts the containers of services, as they are.
  ///
  /// @param causes a path that changed for each service; empty text where files were copied
  void restart(SortedMap<ServiceName, String> causes) throws InterruptedException {
    var request = new RestartRequest(causes.keySet(), true, null);
    try (var _ = ProjectLocking.of(workplace, project.name(), this::tell);
        var runs = stage.open(RunOptions.of("restart", false))) {
      var state = Observation.withoutImages(workplace.engine().get(), project);
      runs.run(Planner.restart(project, state, request));
      news.accept(new News.Restarted(causes));
    } catch (FailedException _) {
      news.accept(new News.NotRestarted(new TreeSet<>(causes.keySet()), "")); // why has been told
    } catch (EngineException | PlanningException e) {
      news.accept(new News.NotRestarted(new TreeSet<>(causes.keySet()), why(e)));
    } finally {
      stage.settle();
    }
  }
}
