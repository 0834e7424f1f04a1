package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.DownRequest;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.state.EngineState;
import dev.dhow.state.ProjectFromLabels;
import java.util.Optional;
import java.util.Set;

/// `down`: stops and removes what `up` made. With only a name it needs no files.
public final class Down {
  private final Workplace workplace;

  public Down(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(DownOptions options) throws InterruptedException {
    var name = workplace.projects().nameOnly();
    var loaded =
        name.isPresent()
            ? Optional.<Project>empty()
            : Optional.of(workplace.projects().load(Set.of(), true));
    loaded.ifPresent(project -> KnownServices.of(project).check(options.services()));
    var project = name.or(() -> loaded.map(Project::name)).orElseThrow();
    try (var runs = new PlanRuns(workplace, project, RunOptions.of("down", options.dryRun()))) {
      if (options.dryRun()) {
        runs.run(plan(project, loaded, options));
      } else {
        removeLocked(project, loaded, options, runs);
      }
    }
    return 0;
  }

  private void removeLocked(
      ProjectName name, Optional<Project> loaded, DownOptions options, PlanRuns runs)
      throws InterruptedException {
    try (var _ = ProjectLocking.of(workplace, name)) {
      runs.run(plan(name, loaded, options));
    }
  }

  private Plan plan(ProjectName name, Optional<Project> loaded, DownOptions options)
      throws InterruptedException {
    var engine = workplace.engine().get();
    if (loaded.isPresent()) {
      var files = loaded.get();
      var found = Observation.withoutImages(engine, files);
      var state = withImages(files, found, options);
      return Planner.down(loaded.get(), state, request(options));
    }
    var labelled = Observation.of(engine, name);
    var project = ProjectFromLabels.of(name, labelled);
    var state = withImages(project, labelled, options);
    return Planner.down(project, state, request(options));
  }

  private EngineState withImages(Project project, EngineState state, DownOptions options)
      throws InterruptedException {
    return options.images() == DownRequest.Images.NONE
        ? state
        : Observation.withAllImages(workplace.engine().get(), project, state);
  }

  private DownRequest request(DownOptions options) {
    var orphans = options.removeOrphans();
    return new DownRequest(
        UpRequests.names(options.services()),
        orphans == null ? workplace.projects().variables().flag("COMPOSE_REMOVE_ORPHANS") : orphans,
        options.volumes(),
        options.images(),
        options.timeout());
  }
}
