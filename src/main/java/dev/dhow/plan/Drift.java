package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A container that is not what the project's files say any more.
///
/// @param reason why [Planner#up] would replace it
public record Drift(ServiceName service, ObservedContainer container, Reason reason) {

  /// Of all containers, by service and in order of their numbers.
  static List<Drift> of(
      Project project, EngineState state, Map<ContainerId, Inspection> inspections) {
    var situation = new Situation(new Drafts(project), state, UpRequest.PLAIN, inspections);
    var divergence = new Divergence(situation, Set.of(), new Neighbours(situation, Map.of()));
    return project.services().values().stream()
        .flatMap(service ->
            situation.replicas(service.name()).stream()
                .flatMap(container ->
                    divergence
                        .of(service, container)
                        .or(() -> divergence.unaware(service, container))
                        .map(reason -> new Drift(service.name(), container, reason))
                        .stream()))
        .toList();
  }
}
