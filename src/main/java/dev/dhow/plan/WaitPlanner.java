package dev.dhow.plan;

import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plans what has to be awaited before a service may start, and before `up --wait` may end. Each
/// wait is planned once, however many need it, and only when somebody does.
final class WaitPlanner {
  /// The engine's words for how long a container has been running: it goes by its own clock, which
  /// may differ from that of this machine.
  private static final List<String> JUST_STARTED = List.of("Up Less than a second", "Up 1 second");

  /// The same of one that the engine starts again when it ends, which has to run for longer.
  private static final String JUST_STARTED_AGAIN = "Up 2 seconds";

  private static final Reason WAIT = new Reason.Requested("--wait");

  private final PlanBuilder plan;
  private final UpRequest request;
  private final Map<ServiceName, ServicePlanner> services;
  private final Map<Dependency.Condition, Map<ServiceName, StepId>> planned = new HashMap<>();
  private final Map<ServiceName, StepId> ready = new HashMap<>();

  WaitPlanner(PlanBuilder plan, UpRequest request, Map<ServiceName, ServicePlanner> services) {
    this.plan = plan;
    this.request = request;
    this.services = services;
  }

  /// What a start of the service needs of those it depends on, all of which are planned already.
  List<Need> conditions(Service service) {
    return conditions(service, _ -> true);
  }

  /// @param counts whether a dependency is waited for
  List<Need> conditions(Service service, Predicate<Dependency> counts) {
    var needs = new ArrayList<Need>();
    for (var dependency : service.dependsOn()) {
      var needed = services.get(dependency.service());
      if (needed == null || needed.replicas().isEmpty() || !counts.test(dependency)) {
        continue;
      }
      for (var step : ready(needed, dependency.condition(), service.name())) {
        needs.add(dependency.required() ? Need.done(step) : Need.ended(step));
      }
    }
    return needs;
  }

  private List<StepId> ready(ServicePlanner needed, Condition condition, ServiceName by) {
    return switch (condition) {
      case SERVICE_STARTED -> needed.starts();
      case SERVICE_HEALTHY ->
          isNow(needed, WaitPlanner::isHealthy)
              ? List.of()
              : List.of(await(needed, condition, new Reason.NeededBy(by)));
      case SERVICE_COMPLETED_SUCCESSFULLY ->
          List.of(await(needed, condition, new Reason.NeededBy(by)));
    };
  }

  /// Why it is awaited that a service is well whose containers are replaced: the old ones go only
  /// then. Empty when nobody waits for more than that they last.
  Optional<Reason> awaitedBy(ServicePlanner service) {
    if (!request.running().start() || !service.replaces() || service.rolls()) {
      return Optional.empty();
    }
    return services.values().stream()
        .filter(ServicePlanner::startsAny)
        .filter(
            each -> each.service().dependsOn().stream().anyMatch(on -> isForHealth(on, service)))
        .findFirst()
        .<Reason>map(each -> new Reason.NeededBy(each.service().name()))
        .or(() ->
            request.running().awaitReady() && !jobs().contains(service.service().name())
                ? Optional.of(WAIT)
                : Optional.empty());
  }

  private static boolean isForHealth(Dependency dependency, ServicePlanner service) {
    return dependency.condition() == Condition.SERVICE_HEALTHY
        && dependency.service().equals(service.service().name());
  }

  /// Plans that wait, by which it is decided whether the new containers stay.
  void decide(ServicePlanner service, Reason reason) {
    var step =
        reason instanceof Reason.NeededBy
            ? await(service, Condition.SERVICE_HEALTHY, reason)
            : awaitReady(service);
    service.conclude(step);
  }

  private StepId awaitReady(ServicePlanner service) {
    var name = service.service().name();
    return ready.computeIfAbsent(
        name,
        _ ->
            plan.add(
                new Action.AwaitReady(name, service.containers(), timeout()),
                WAIT,
                name,
                needs(service)));
  }

  private StepId await(ServicePlanner needed, Condition condition, Reason reason) {
    return planned
        .computeIfAbsent(condition, _ -> new HashMap<>())
        .computeIfAbsent(
            needed.service().name(),
            name -> {
              var action =
                  condition == Condition.SERVICE_HEALTHY
                      ? new Action.AwaitHealthy(name, needed.containers(), timeout())
                      : new Action.AwaitCompleted(name, needed.containers(), timeout());
              return plan.add(action, reason, name, needs(needed));
            });
  }

  /// Plans that the end of the plan is awaited: all services ready, and completed those that others
  /// wait for to complete.
  void awaitAll() {
    var jobs = jobs();
    for (var service : services.values()) {
      var name = service.service().name();
      if (service.replicas().isEmpty()) {
        continue;
      }
      if (jobs.contains(name)) {
        await(service, Condition.SERVICE_COMPLETED_SUCCESSFULLY, WAIT);
      } else if (!isPlanned(Condition.SERVICE_HEALTHY, name)
          && !isNow(service, container -> isReady(container, service))) {
        awaitReady(service);
      }
    }
  }

  private @Nullable Duration timeout() {
    return request.running().awaitReady() ? request.running().waitTimeout() : null;
  }

  private Set<ServiceName> jobs() {
    return services.values().stream()
        .flatMap(service -> service.service().dependsOn().stream())
        .filter(each -> each.condition() == Condition.SERVICE_COMPLETED_SUCCESSFULLY)
        .map(Dependency::service)
        .collect(Collectors.toSet());
  }

  private boolean isPlanned(Condition condition, ServiceName service) {
    return planned.getOrDefault(condition, Map.of()).containsKey(service);
  }

  private static List<Need> needs(ServicePlanner service) {
    return service.starts().stream().map(Need::done).toList();
  }

  /// Whether there is nothing to wait for, because all containers stay and are well.
  private static boolean isNow(ServicePlanner service, Predicate<ObservedContainer> well) {
    return service.starts().isEmpty()
        && service.replicas().stream()
            .allMatch(
                replica -> !replica.isReplaced() && replica.observed().filter(well).isPresent());
  }

  private static boolean isHealthy(ObservedContainer container) {
    return container.status() == ContainerStatus.RUNNING && container.health() == Health.HEALTHY;
  }

  private static boolean isReady(ObservedContainer container, ServicePlanner service) {
    return container.status() == ContainerStatus.RUNNING
        && (container.health() == Health.HEALTHY
            || (container.health() == Health.NONE && !hasJustStarted(container, service)));
  }

  /// Such a one may be on its way to the next restart of many.
  private static boolean hasJustStarted(ObservedContainer container, ServicePlanner service) {
    var text = container.statusText();
    return JUST_STARTED.stream().anyMatch(text::startsWith)
        || (text.startsWith(JUST_STARTED_AGAIN) && service.isStartedAgain());
  }
}
