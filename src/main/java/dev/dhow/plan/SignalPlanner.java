package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plans what is done to running containers at once and in no order: `kill`, `pause` and `unpause`.
final class SignalPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Project project;
  private final EngineState state;

  SignalPlanner(Project project, EngineState state) {
    this.project = project;
    this.state = state;
  }

  Plan kill(KillRequest request) {
    var chosen =
        chosen(request.named(), request.orphans())
            .filter(each -> each.status().isUp())
            .filter(each -> request.oneOffs() || !each.isOneOff() || each.isInit());
    return each(chosen, "kill", ref -> new Action.KillContainer(ref, request.signal()));
  }

  /// @param named empty for all services
  Plan pause(Set<ServiceName> named) {
    return each(services(named, ContainerStatus.RUNNING), "pause", Action.PauseContainer::new);
  }

  /// @param named empty for all services
  Plan unpause(Set<ServiceName> named) {
    return each(services(named, ContainerStatus.PAUSED), "unpause", Action.UnpauseContainer::new);
  }

  private Stream<ObservedContainer> services(Set<ServiceName> named, ContainerStatus status) {
    return chosen(named, false).filter(each -> each.status() == status && !each.isOneOff());
  }

  private Stream<ObservedContainer> chosen(Set<ServiceName> named, boolean orphans) {
    return state.containers().stream()
        .filter(each -> named.isEmpty() || isOf(named, each))
        .filter(each -> orphans || isOf(project.services().keySet(), each));
  }

  private static boolean isOf(Set<ServiceName> services, ObservedContainer container) {
    var service = service(container);
    return service != null && services.contains(service);
  }

  private static @Nullable ServiceName service(ObservedContainer container) {
    return container.service().isEmpty() ? null : new ServiceName(container.service());
  }

  private Plan each(
      Stream<ObservedContainer> containers, String verb, Function<ContainerRef, Action> action) {
    for (var container : containers.toList()) {
      var ref = new ContainerRef.Existing(container.id(), container.name());
      plan.add(action.apply(ref), new Reason.Requested(verb), service(container), List.of());
    }
    return plan.build();
  }
}
