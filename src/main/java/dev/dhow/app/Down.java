package dev.dhow.app;

import dev.dhow.event.FailureCode;
import dev.dhow.model.Project;
import dev.dhow.plan.DownRequest;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.state.EngineState;
import dev.dhow.state.ProjectFromLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `down`: stops and removes what `up` made. With only a name it needs no files.
public final class Down {
  private final Workplace workplace;

  public Down(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(DownOptions options) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(options.services());
    var run = RunOptions.of("down", options.dryRun());
    try (var runs = new PlanRuns(workplace, project.name(), run)) {
      if (options.dryRun()) {
        runs.run(plan(project, options));
      } else {
        removeLocked(project, options, runs);
      }
    }
    return 0;
  }

  private void removeLocked(NamedProject project, DownOptions options, PlanRuns runs)
      throws InterruptedException {
    try (var lock = ProjectLocking.of(workplace, project.name())) {
      if (lock.followsKilled()) {
        new Aftermath(workplace, project.name()).outlastCreations();
      }
      ProjectLocking.noteGrace(lock, options.timeout());
      var plan = plan(project, options);
      var lost = plan.removedVolumes();
      if (!mayLose(lost, options)) {
        workplace
            .screen()
            .tell("nothing was removed; without --volumes everything but the data goes");
        throw new FailedException(FailureCode.FAILED);
      }
      runs.run(plan);
      if (lock.followsKilled()) {
        removeLate(project, options, lost, runs);
        if (options.services().isEmpty()) {
          lock.settled();
        }
      }
    }
  }

  /// What the engine made for the killed command after the first look.
  ///
  /// @param known volumes that may go
  private void removeLate(
      NamedProject project, DownOptions options, List<String> known, PlanRuns runs)
      throws InterruptedException {
    var late = plan(project, options);
    var more = new ArrayList<>(late.removedVolumes());
    more.removeAll(known);
    if (!mayLose(more, options)) {
      late = plan(project, options.keepingVolumes());
    }
    if (!late.steps().isEmpty()) {
      runs.run(late);
    }
  }

  /// Where nobody can be asked, the flag for volumes was leave enough.
  private boolean mayLose(List<String> volumes, DownOptions options) throws InterruptedException {
    var consent = workplace.consent();
    return options.yes()
        || volumes.isEmpty()
        || !consent.canAsk()
        || consent.allows(
            "The data of %s will be lost. Remove %s?"
                .formatted(
                    volumes.stream()
                        .map(name -> "volume \"" + name + "\"")
                        .collect(Collectors.joining(", ")),
                    volumes.size() == 1 ? "it" : "them"));
  }

  private Plan plan(NamedProject named, DownOptions options) throws InterruptedException {
    var engine = workplace.engine().get();
    if (named.files().isPresent()) {
      var files = named.files().get();
      var found = Observation.withoutImages(engine, files);
      return Planner.down(files, withImages(files, found, options), request(options));
    }
    var labelled = Observation.of(engine, named.name());
    var project = ProjectFromLabels.of(named.name(), labelled);
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
        options.timeout(),
        options.fast(),
        options.otherFiles(),
        options.unprotected());
  }
}
