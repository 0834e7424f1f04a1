package dev.dhow.plan;

import dev.dhow.model.Network;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.References;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plans that a network is made anew. The engine removes none that is in use, so all the project's
/// containers on it are stopped and disconnected first, and connected and started again afterwards,
/// those included that the command is not about. Where the engine refuses the new one, the old one
/// is made again for them.
final class NetworkReplacer {
  private final PlanBuilder plan;
  private final EngineState state;
  private final RemovalPlanner removals;
  private final SequencedMap<ServiceName, ServicePlanner> services;
  private final Map<ContainerId, ReplicaPlanner> replicas = new HashMap<>();
  private final Map<ContainerId, StepId> stops = new HashMap<>();
  private final Map<ContainerId, List<Need>> connected = new LinkedHashMap<>();
  private Reason reason = new Reason.ChangedSomehow();

  /// @param services in dependency order
  NetworkReplacer(
      PlanBuilder plan,
      EngineState state,
      RemovalPlanner removals,
      SequencedMap<ServiceName, ServicePlanner> services) {
    this.plan = plan;
    this.state = state;
    this.removals = removals;
    this.services = services;
    for (var service : services.values()) {
      for (var replica : service.replicas()) {
        replica.observed().ifPresent(container -> replicas.put(container.id(), replica));
      }
    }
  }

  /// Stops everything that is connected to one of the networks, dependents first.
  void stopAttached(Collection<Network> networks) {
    if (networks.isEmpty()) {
      return;
    }
    reason = Reason.Changed.of(networks.stream().map(each -> "networks." + each.key()).toList());
    var names = networks.stream().map(Network::name).toList();
    for (var container : state.containers()) {
      if (!replicas.containsKey(container.id())
          && !removals.removes(container)
          && container.status().isUp()
          && names.stream().anyMatch(name -> isAttached(container, name))) {
        var stop = new Action.StopContainer(ref(container), null);
        var before =
            Hooks.beforeStop(plan, removals.known(container), ref(container), reason, List.of());
        stops.put(container.id(), plan.add(stop, reason, service(container), before));
      }
    }
    for (var service : services.sequencedValues().reversed()) {
      stop(service, names);
    }
  }

  private void stop(ServicePlanner service, Collection<String> networks) {
    var needs =
        services.values().stream()
            .filter(each -> each.dependsOn(service))
            .flatMap(each -> each.stops().stream())
            .map(Need::ended)
            .toList();
    for (var replica : service.replicas()) {
      var attached =
          replica
              .observed()
              .filter(each -> networks.stream().anyMatch(name -> isAttached(each, name)));
      if (attached.isPresent()) {
        service
            .stop(replica, reason, needs)
            .ifPresent(step -> stops.put(attached.get().id(), step));
      }
    }
  }

  /// The step that makes the network.
  StepId replace(ObservedNetwork old, NetworkSpec spec) {
    var attached =
        state.containers().stream().filter(each -> isAttached(each, old.name())).toList();
    var free = new ArrayList<Need>();
    var disconnected = new LinkedHashMap<ObservedContainer, StepId>();
    for (var container : attached) {
      removals.removalOf(container).map(Need::done).ifPresent(free::add);
      if (!removals.removes(container)) {
        disconnected.put(container, disconnect(container, old.name()));
      }
    }
    disconnected.values().forEach(step -> free.add(Need.done(step)));
    var change = new Reason.ChangedSomehow();
    var remove = plan.add(new Action.RemoveNetwork(old.id(), old.name()), change, null, free);
    var create = plan.add(new Action.CreateNetwork(spec), change, null, List.of(Need.done(remove)));
    var available =
        Stream.of(create, putBack(old, remove, create)).distinct().map(Need::ended).toList();
    disconnected.forEach((container, step) -> {
      var needs = new ArrayList<>(available);
      needs.addFirst(Need.done(step));
      connect(container, spec.name(), needs);
    });
    return create;
  }

  /// What is only there because another step failed, and still could be removed.
  private StepId putBack(ObservedNetwork old, StepId remove, StepId create) {
    if (old.spec() == null) {
      return create;
    }
    var again = new Action.CreateNetwork(old.spec());
    var needs = List.of(Need.failed(create), Need.done(remove));
    return plan.add(again, Reason.PutBack.unlessCancelled(create), null, needs);
  }

  private StepId disconnect(ObservedContainer container, String network) {
    var stop = stops.get(container.id());
    var needs = stop == null ? List.<Need>of() : List.of(Need.done(stop));
    var action = new Action.DisconnectNetwork(ref(container), network);
    return plan.add(action, reason, service(container), needs);
  }

  /// Also when the network could not be made anew: then the old one is there, still or again.
  private void connect(ObservedContainer container, String network, List<Need> needs) {
    var replica = replicas.get(container.id());
    var endpoint =
        Optional.ofNullable(replica)
            .flatMap(each ->
                each.endpoint(network)
                    .map(wanted -> each.isReplaced() ? possible(container, wanted) : wanted))
            .orElseGet(() -> endpoint(container, network));
    var action = new Action.ConnectNetwork(ref(container), endpoint);
    var connect = plan.add(action, reason, service(container), needs);
    if (replica != null) {
      replica.startAfter(Need.done(connect));
      replica.startAgainAfter(connect);
    } else {
      connected.computeIfAbsent(container.id(), _ -> new ArrayList<>()).add(Need.done(connect));
    }
  }

  /// One that is replaced runs again only if that fails. An address that only its successor is to
  /// have may not be among those of the old network.
  private static ContainerSpec.Endpoint possible(
      ObservedContainer container, ContainerSpec.Endpoint wanted) {
    var had =
        container.networks().stream()
            .filter(each -> each.network().equals(wanted.network()))
            .flatMap(each -> each.addresses().stream())
            .toList();
    var keeps =
        Stream.of(wanted.ipv4Address(), wanted.ipv6Address())
            .flatMap(Stream::ofNullable)
            .allMatch(had::contains);
    return keeps ? wanted : wanted.withoutAddresses();
  }

  /// Starts the containers again that the command is not about. Whoever may share with one of them
  /// cannot run before it does.
  void startOthers() {
    for (var container : state.containers()) {
      var stop = stops.get(container.id());
      if (stop != null && !replicas.containsKey(container.id())) {
        var needs = new ArrayList<>(connected.getOrDefault(container.id(), List.of()));
        needs.addFirst(Need.done(stop));
        var start = new Action.StartContainer(ref(container));
        var started = plan.add(start, reason, service(container), needs);
        startAfter(container, started);
        var service = removals.known(container);
        if (service != null) {
          var _ = Hooks.afterStart(plan, service, ref(container), reason, started);
        }
      }
    }
  }

  /// What is put back may share with any of them: nobody knows what it was made with.
  private void startAfter(ObservedContainer other, StepId started) {
    for (var service : services.values()) {
      var shares = References.names(service.spec()).contains(other.name());
      for (var replica : service.replicas()) {
        replica.startAgainAfter(started);
        if (shares) {
          replica.startAfter(Need.ended(started));
        }
      }
    }
  }

  private boolean isAttached(ObservedContainer container, String network) {
    return container.status() != ContainerStatus.REMOVING
        && container.networks().stream().anyMatch(each -> each.network().equals(network));
  }

  private static ContainerSpec.Endpoint endpoint(ObservedContainer container, String network) {
    var aliases = new ArrayList<>(List.of(container.name()));
    if (!container.isOneOff() && !container.service().isEmpty()) {
      aliases.add(container.service());
    }
    return ContainerSpec.Endpoint.of(network, aliases);
  }

  private static ContainerRef.Existing ref(ObservedContainer container) {
    return new ContainerRef.Existing(container.id(), container.name());
  }

  private static @Nullable ServiceName service(ObservedContainer container) {
    return container.service().isEmpty() ? null : new ServiceName(container.service());
  }
}
