package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Drift;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.Reason;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out which containers are not what the files say any more.
final class Drifts {

  private Drifts() {}

  /// A plan that starts containers as they are, with a note for each of them that is not what the
  /// files say. A project that was rebuilt from labels says nothing that could differ.
  static Plan told(Workplace workplace, Plan plan, Project project, String verb)
      throws InterruptedException {
    var started =
        plan.steps().stream()
            .flatMap(step -> started(step.action()).stream())
            .map(ContainerRef::name)
            .collect(Collectors.toSet());
    if (started.isEmpty() || project.files().isEmpty()) {
      return plan;
    }
    var notes =
        of(workplace, project).stream()
            .filter(drift -> started.contains(drift.container().name()))
            .map(drift -> note(drift, verb))
            .toList();
    return plan.with(notes);
  }

  private static Optional<ContainerRef> started(Action action) {
    return switch (action) {
      case Action.RestartContainer(var container, _) -> Optional.of(container);
      case Action.StartContainer(var container) -> Optional.of(container);
      case Action _ -> Optional.empty(); // starts nothing
    };
  }

  private static Plan.Note note(Drift drift, String verb) {
    return new Plan.Note(
        "%s is not as the files say: %s".formatted(drift.container().name(), drift.reason().text()),
        "%s keeps what it was made with; `dhow up -d %s` applies it"
            .formatted(verb, drift.service()));
  }

  static List<Drift> of(Workplace workplace, Project project) throws InterruptedException {
    var engine = workplace.engine().get();
    var given = ApiSocket.given(project, engine);
    var built = new DefaultPlatform(workplace.projects().variables()).ofServices(given);
    var state = Observation.of(engine, built, workplace.projects());
    var seen = Remembered.all(engine, built, state);
    var drifts = Planner.drift(seen, state, Map.of());
    var untold =
        drifts.stream()
            .map(Drift::reason)
            .flatMap(reason ->
                reason instanceof Reason.ChangedUntold(ContainerId container)
                    ? Stream.of(container)
                    : Stream.empty())
            .collect(Collectors.toSet());
    return untold.isEmpty()
        ? drifts
        : Planner.drift(seen, state, Inspections.of(engine, state, untold));
  }
}
