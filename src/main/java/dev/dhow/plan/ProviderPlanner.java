package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans what programs do for the services they provide in place of containers.
final class ProviderPlanner {
  private final PlanBuilder plan;
  private final Project project;

  ProviderPlanner(PlanBuilder plan, Project project) {
    this.plan = plan;
    this.project = project;
  }

  static boolean isProvided(Service service) {
    return service.provider() != null;
  }

  /// All of them, each after those that it depends on.
  void up() {
    var graph = ServiceGraph.of(project.services().values());
    var steps = new HashMap<ServiceName, StepId>();
    for (var name : graph.order()) {
      var service = project.service(name);
      if (isProvided(service)) {
        var needs = done(steps, graph.withDependencies(Set.of(name)));
        var action = new Action.RunProvider(project.name(), service, Verb.UP);
        var reason = new Reason.Requested("up");
        steps.put(name, plan.add(action, reason, name, needs));
      }
    }
  }

  private static List<Need> done(Map<ServiceName, StepId> steps, Set<ServiceName> services) {
    return services.stream().filter(steps::containsKey).map(steps::get).map(Need::done).toList();
  }

  /// Ends one.
  StepId end(Service service, Verb verb, Reason reason, List<Need> needs) {
    var action = new Action.RunProvider(project.name(), service, verb);
    return plan.add(action, reason, service.name(), needs);
  }
}
