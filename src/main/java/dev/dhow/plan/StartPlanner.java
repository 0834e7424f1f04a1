package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Plans `start`: containers that exist and do not run are started, with those they depend on and
/// when their conditions hold. Nothing is created, and nothing is changed.
final class StartPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Situation situation;
  private final StartRequest request;
  private final SequencedMap<ServiceName, ServicePlanner> services = new LinkedHashMap<>();

  StartPlanner(Project project, EngineState state, StartRequest request) {
    this.request = request;
    this.situation = new Situation(new Drafts(project), state, upRequest(request), Map.of());
  }

  private static UpRequest upRequest(StartRequest request) {
    return UpRequest.PLAIN
        .of(request.named())
        .with(new UpRequest.Running(true, request.awaitReady(), request.waitTimeout()));
  }

  Plan plan() {
    var ordered = UpPlanner.ordered(situation.project(), request.named());
    stopOnProblems(ordered);
    for (var service : ordered) {
      services.put(service.name(), existing(service));
    }
    var waits = new WaitPlanner(plan, situation.request(), services);
    for (var service : services.values()) {
      Collection<Need> needs =
          service.startsAny() ? waits.conditions(service.service()) : List.of();
      service.start(needs, List.of(), false);
    }
    if (request.awaitReady()) {
      waits.awaitAll();
    }
    return plan.build();
  }

  private ServicePlanner existing(Service service) {
    var replicas = service.replicas() == 0 ? List.<ObservedContainer>of() : replicas(service);
    var removals =
        new RemovalPlanner(plan, situation.project(), situation.state(), null, false, true);
    return new ServicePlanner(
        plan,
        situation,
        removals,
        new Neighbours(situation, services),
        service,
        Fates.staying(replicas));
  }

  private List<ObservedContainer> replicas(Service service) {
    return situation.replicas(service.name()).stream()
        .filter(each -> each.status() != ContainerStatus.DEAD)
        .toList();
  }

  private void stopOnProblems(List<Service> ordered) {
    var problems = new ArrayList<Problem>();
    var anyContainer = ordered.stream().anyMatch(each -> !replicas(each).isEmpty());
    for (var service : ordered) {
      var named = request.named().contains(service.name());
      if (service.replicas() == 0) {
        continue;
      }
      var replicas = replicas(service);
      if (replicas.isEmpty()) {
        lack(service, named || !anyContainer, problems);
      }
      problems.addAll(PreStart.unknown(situation.project(), service, replicas));
      replicas.stream()
          .filter(each -> each.status() == ContainerStatus.PAUSED)
          .forEach(each ->
              problems.add(
                  new Problem(
                      "container %s is paused".formatted(each.name()),
                      "let it go on with `dhow unpause " + service.name() + "`")));
    }
    if (!problems.isEmpty()) {
      throw new PlanningException(problems);
    }
  }

  private void lack(Service service, boolean hinders, List<Problem> problems) {
    var text = "service \"%s\" has no container to start".formatted(service.name());
    var hint = "create it with `dhow up -d " + service.name() + "`";
    if (hinders) {
      problems.add(new Problem(text, hint));
    } else {
      plan.note(text, hint);
    }
  }
}
