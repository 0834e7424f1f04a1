package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider.Verb;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans that running containers end and stay: dependents before what they depend on. One-offs are
/// left alone.
final class StopPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Project project;
  private final EngineState state;
  private final Set<ServiceName> named;

  /// @param named empty for all services
  StopPlanner(Project project, EngineState state, Set<ServiceName> named) {
    this.project = project;
    this.state = state;
    this.named = named;
  }

  Plan stop(@Nullable Duration grace) {
    var graph = ServiceGraph.of(project.services().values());
    var stops = new HashMap<ServiceName, List<StepId>>();
    for (var service : graph.reverseOrder()) {
      var needs = ended(stops, graph.withDependents(Set.of(service)));
      var declared = project.service(service);
      if (isAskedFor(service) && ProviderPlanner.isProvided(declared)) {
        var ended =
            new ProviderPlanner(plan, project)
                .end(declared, Verb.STOP, new Reason.Requested("stop"), needs);
        stops.computeIfAbsent(service, _ -> new ArrayList<>()).add(ended);
      }
      for (var container : running(service)) {
        var action = new Action.StopContainer(ref(container), grace);
        var reason = new Reason.Requested("stop");
        var known = container.isInit() ? null : project.service(service);
        var prepared = Hooks.beforeStop(plan, known, ref(container), reason, needs);
        stops
            .computeIfAbsent(service, _ -> new ArrayList<>())
            .add(plan.add(action, reason, service, prepared));
      }
    }
    return plan.build();
  }

  /// What a step has to wait for that comes after others, whether they succeed or not.
  static List<Need> ended(Map<ServiceName, List<StepId>> steps, Set<ServiceName> services) {
    return services.stream()
        .flatMap(each -> steps.getOrDefault(each, List.of()).stream())
        .map(Need::ended)
        .toList();
  }

  private boolean isAskedFor(ServiceName service) {
    return named.isEmpty() || named.contains(service);
  }

  private List<ObservedContainer> running(ServiceName service) {
    if (!isAskedFor(service)) {
      return List.of();
    }
    return state.containers().stream()
        .filter(each -> each.service().equals(service.value()))
        .filter(each -> (!each.isOneOff() || each.isInit()) && each.status().isUp())
        .toList();
  }

  private static ContainerRef.Existing ref(ObservedContainer container) {
    return new ContainerRef.Existing(container.id(), container.name());
  }
}
