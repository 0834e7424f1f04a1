package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plans all replicas of one service.
final class ServicePlanner {
  private final PlanBuilder plan;
  private final Service service;
  private final Fates fates;
  private final RemovalPlanner removals;
  private final List<ReplicaPlanner> replicas;
  private final Situation situation;
  private final PreStart preStart;
  private final List<StepId> stops = new ArrayList<>();
  private final List<StepId> starts = new ArrayList<>();
  private boolean stoppedLate;

  ServicePlanner(
      PlanBuilder plan,
      Situation situation,
      RemovalPlanner removals,
      Neighbours neighbours,
      Service service,
      Fates fates) {
    this.plan = plan;
    this.service = service;
    this.fates = fates;
    this.removals = removals;
    this.situation = situation;
    this.preStart = new PreStart(plan, situation, removals, neighbours, service, fates);
    this.replicas =
        fates.wanted().stream()
            .map(fate -> new ReplicaPlanner(plan, situation, removals, preStart, service, fate))
            .toList();
  }

  Service service() {
    return service;
  }

  List<ReplicaPlanner> replicas() {
    return replicas;
  }

  boolean createsAny() {
    return replicas.stream().anyMatch(ReplicaPlanner::isCreated);
  }

  /// What its containers are connected to and mount.
  ContainerSpec spec() {
    return situation.spec(service, 1);
  }

  /// Whether the engine starts its containers again when they end.
  boolean isStartedAgain() {
    var policy = spec().restart();
    return policy != null && !policy.startsWith("no");
  }

  /// The steps that create what takes the place of its containers.
  List<StepId> replacements() {
    return replicas.stream().flatMap(replica -> replica.replacement().stream()).toList();
  }

  boolean replaces() {
    return replicas.stream().anyMatch(ReplicaPlanner::isReplaced);
  }

  /// Whether its containers are replaced a few at a time, so that there are always some.
  boolean rolls() {
    return replaces()
        && situation.request().replacing().rolling()
        && situation.request().running().start();
  }

  /// Whether its containers have other content, or others take their place, while they are still
  /// there for those who depend on them.
  boolean isRenewedInTurn() {
    return rolls() || replicas.stream().anyMatch(ReplicaPlanner::restartsForContents);
  }

  /// Whether it is restarted after something it depends on.
  boolean isStoppedLate() {
    return stoppedLate;
  }

  List<ContainerRef> containers() {
    return replicas.stream().map(ReplicaPlanner::ref).toList();
  }

  /// The steps that stop containers which are started again later.
  List<StepId> stops() {
    return stops;
  }

  List<StepId> starts() {
    return starts;
  }

  void removeSurplus() {
    preStart.removeLeftovers();
    for (var surplus : fates.surplus()) {
      var removed = removals.remove(surplus.container(), surplus.reason(), List.of());
      if (surplus.reason() instanceof Reason.Leftover) {
        replicas.forEach(replica -> replica.startAfter(Need.done(removed)));
      }
    }
  }

  /// Its containers may want a port or an address that another one has, which is removed by this
  /// step.
  void startAfter(ObservedContainer other, StepId removed) {
    if (isInTheWay(other)) {
      replicas.forEach(replica -> replica.startAfter(Need.ended(removed)));
    }
  }

  private boolean isInTheWay(ObservedContainer other) {
    var ports = HostPort.of(other).toList();
    var addresses = other.networks().stream().flatMap(each -> each.addresses().stream()).toList();
    return spec().ports().stream()
            .flatMap(port ->
                Stream.concat(HostPort.wanted(port).stream(), HostPort.range(port).stream()))
            .anyMatch(wanted -> ports.stream().anyMatch(wanted::clashesWith))
        || spec().networks().stream()
            .flatMap(each -> Stream.ofNullable(each.ipv4Address()))
            .anyMatch(addresses::contains);
  }

  void create(Collection<Need> needs, Neighbours neighbours) {
    replicas.forEach(replica -> replica.create(needs, neighbours));
  }

  void stop(Reason reason, Collection<Need> needs) {
    for (var replica : replicas) {
      var _ = stop(replica, reason, needs);
    }
  }

  /// Stops those that stay, which their dependents have not been stopped for.
  void stopKept(Reason reason, Collection<Need> needs) {
    stoppedLate = true;
    for (var replica : replicas) {
      if (!replica.isCreated()) {
        var _ = stop(replica, reason, needs);
      }
    }
  }

  Optional<StepId> stop(ReplicaPlanner replica, Reason reason, Collection<Need> needs) {
    var stop = replica.stop(reason, needs);
    stop.ifPresent(stops::add);
    return stop;
  }

  /// Whether it is restarted with the other one.
  boolean restartsWith(ServicePlanner other) {
    return service.dependsOn().stream()
        .anyMatch(each -> each.restart() && each.service().equals(other.service().name()));
  }

  boolean dependsOn(ServicePlanner other) {
    return service.dependsOn().stream()
        .anyMatch(each -> each.service().equals(other.service().name()));
  }

  boolean startsAny() {
    return replicas.stream().anyMatch(ReplicaPlanner::starts);
  }

  /// The steps after which the service is as it was before, when it could not be replaced.
  List<StepId> putBacks() {
    return replicas.stream().flatMap(replica -> replica.putBack().stream()).toList();
  }

  /// @param decisive the step by which it is decided whether its new containers stay
  void conclude(StepId decisive) {
    replicas.forEach(replica -> replica.concludeReplacement(decisive, List.of()));
  }

  /// Restarts its containers, running or not.
  ///
  /// @param grace null for the containers' own
  void restart(@Nullable Duration grace, Reason reason, Collection<Need> needs) {
    replicas.forEach(replica -> starts.add(replica.restart(grace, reason, needs)));
  }

  /// @param putBacks of its dependencies
  /// @param undecided whether [#conclude] is going to be called
  void start(Collection<Need> needs, Collection<StepId> putBacks, boolean undecided) {
    replicas.forEach(replica -> putBacks.forEach(replica::startAgainAfter));
    for (var replica : replicas) {
      if (!rolls() || !replica.isReplaced()) {
        replica.start(needs, undecided).ifPresent(starts::add);
      }
    }
    if (rolls()) {
      var rollout =
          Rollout.of(service, situation.spec(service, 1), situation.imageVolumes(service));
      var replaced = replicas.stream().filter(ReplicaPlanner::isReplaced).toList();
      starts.addAll(new RollingReplacement(plan, service, rollout).plan(replaced, needs));
    }
  }
}
