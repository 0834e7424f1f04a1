package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.Drift;
import dev.dhow.plan.Planner;
import dev.dhow.plan.Reason;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out which containers are not what the files say any more.
final class Drifts {

  private Drifts() {}

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
