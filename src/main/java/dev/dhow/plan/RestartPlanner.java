package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Plans `restart`: all containers of the services, running or not, and those of services that
/// declare to be restarted with one of them. A service waits for another one only where it is to be
/// restarted with it, or needs more of it than that it was started; the rest go at the same time.
final class RestartPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Situation situation;
  private final RestartRequest request;
  private final ServiceGraph graph;
  private final SequencedMap<ServiceName, ServicePlanner> services = new LinkedHashMap<>();

  RestartPlanner(Project project, EngineState state, RestartRequest request) {
    this.situation = new Situation(new Drafts(project), state, UpRequest.PLAIN, Map.of());
    this.request = request;
    this.graph = ServiceGraph.of(project.services().values());
  }

  Plan plan() {
    var removals =
        new RemovalPlanner(
            plan, situation.project(), situation.state(), request.grace(), false, true);
    var reasons = reasons();
    var problems =
        reasons.keySet().stream()
            .flatMap(each ->
                PreStart.unknown(
                    situation.project(),
                    situation.project().service(each),
                    situation.replicas(each))
                    .stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new PlanningException(problems);
    }
    var waits = new WaitPlanner(plan, situation.request(), services);
    for (var entry : reasons.entrySet()) {
      var service = situation.project().service(entry.getKey());
      var containers =
          situation.replicas(service.name()).stream()
              .filter(each -> each.status() != ContainerStatus.DEAD)
              .toList();
      var planner =
          new ServicePlanner(
              plan,
              situation,
              removals,
              new Neighbours(situation, services),
              service,
              Fates.staying(containers));
      planner.restart(
          request.grace(), entry.getValue(), waits.conditions(service, RestartPlanner::isAwaited));
      services.put(service.name(), planner);
    }
    return plan.build();
  }

  /// The services to restart, each behind what it needs, and why.
  private SequencedMap<ServiceName, Reason> reasons() {
    var reasons = new LinkedHashMap<ServiceName, Reason>();
    for (var name : graph.order()) {
      if (request.named().isEmpty() || request.named().contains(name)) {
        reasons.put(name, new Reason.Requested("restart"));
      } else if (request.dependents()) {
        because(situation.project().service(name), reasons.keySet().stream().toList())
            .forEach(cause -> reasons.putIfAbsent(name, new Reason.DependencyRestarted(cause)));
      }
    }
    return reasons;
  }

  private static boolean isAwaited(Dependency dependency) {
    return dependency.restart() || dependency.condition() != Condition.SERVICE_STARTED;
  }

  private static List<ServiceName> because(Service service, List<ServiceName> restarted) {
    return service.dependsOn().stream()
        .filter(each -> each.restart() && restarted.contains(each.service()))
        .map(Dependency::service)
        .toList();
  }
}
