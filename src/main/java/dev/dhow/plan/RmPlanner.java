package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// Plans `rm`: containers of services that do not run are removed, and those that run only where
/// they may be stopped. Networks and named volumes stay.
final class RmPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Project project;
  private final EngineState state;
  private final RmRequest request;

  RmPlanner(Project project, EngineState state, RmRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
  }

  Plan plan() {
    var removals = new RemovalPlanner(plan, project, state, null, request.volumes(), false);
    var graph = ServiceGraph.of(project.services().values());
    var removed = new HashMap<ServiceName, List<StepId>>();
    for (var service : graph.reverseOrder()) {
      var needs = StopPlanner.ended(removed, graph.withDependents(Set.of(service)));
      for (var container : chosen(service)) {
        var removal = removals.remove(container, new Reason.Requested("rm"), needs);
        removed.computeIfAbsent(service, _ -> new ArrayList<>()).add(removal);
      }
    }
    return plan.build();
  }

  private List<ObservedContainer> chosen(ServiceName service) {
    if (!request.named().isEmpty() && !request.named().contains(service)) {
      return List.of();
    }
    return state.containers().stream()
        .filter(each -> each.service().equals(service.value()) && !each.isOneOff())
        .filter(each -> each.status() != ContainerStatus.REMOVING)
        .filter(each -> request.stop() || !each.status().isUp())
        .toList();
  }
}
