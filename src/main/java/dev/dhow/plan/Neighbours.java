package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ConfigHash;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Links;
import dev.dhow.spec.References;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The containers of services that other services name: those that share a network, processes or
/// mounts with one, and those that link to all of them. Services are asked about once they are
/// sorted, so each before those that name it.
final class Neighbours {
  private final Situation situation;
  private final Map<ServiceName, ServicePlanner> services;

  /// @param services filled while services are sorted, in dependency order
  Neighbours(Situation situation, Map<ServiceName, ServicePlanner> services) {
    this.situation = situation;
    this.services = services;
  }

  /// Services that are shared with and have no container.
  List<Problem> problems(Collection<Service> concerned) {
    var problems = new ArrayList<Problem>();
    for (var service : concerned) {
      for (var name : References.of(service)) {
        if (concerned.stream().noneMatch(each -> each.name().equals(name) && each.replicas() > 0)
            && situation.replicas(name).isEmpty()) {
          problems.add(
              new Problem(
                  "service \"%s\" shares with service \"%s\", which has no container"
                      .formatted(service.name(), name),
                  "start that service, too"));
        }
      }
    }
    return problems;
  }

  /// The first of the services shared with whose container is going to be another one than it was.
  Optional<ServiceName> renewed(Service service) {
    return References.of(service).stream().filter(name -> known(name) == null).findFirst();
  }

  /// The first of the services shared with whose container is none of these.
  Optional<ServiceName> other(Service service, List<String> ids) {
    return References.of(service).stream().filter(name -> !ids.contains(known(name))).findFirst();
  }

  /// The configuration hash that a container of the service has if it shares with the containers
  /// there are.
  String hash(Service service) {
    var ids = new HashMap<ServiceName, String>();
    for (var name : References.of(service)) {
      var id = known(name);
      if (id != null) {
        ids.put(name, id);
      }
    }
    return ConfigHash.ofContainers(References.bind(service, ids));
  }

  /// The container of a service that others share with, by its id; null when it is still to be
  /// created.
  private @Nullable String known(ServiceName name) {
    var planned = services.get(name);
    if (planned == null) {
      return observed(name).map(each -> each.id().value()).orElse(null);
    }
    return first(planned)
        .filter(replica -> !replica.isCreated())
        .flatMap(ReplicaPlanner::observed)
        .map(each -> each.id().value())
        .orElse(null);
  }

  /// Null for a container that shares with none of a service.
  @Nullable Peers peers(Service service, ContainerSpec spec) {
    var containers = new TreeMap<ServiceName, ContainerRef>();
    for (var name : References.of(service)) {
      ref(name).ifPresent(ref -> containers.put(name, ref));
    }
    var named = new TreeMap<String, ContainerRef>();
    for (var name : References.names(spec)) {
      created(name)
          .filter(replica -> replica.replacement().isPresent())
          .ifPresent(replica -> named.put(name, replica.ref()));
    }
    return containers.isEmpty() && named.isEmpty() ? null : new Peers(service, containers, named);
  }

  /// What has to be done before a container that names others can be created.
  List<Need> before(Service service, ContainerSpec spec) {
    return Stream.concat(
            References.of(service).stream().flatMap(name -> ref(name).stream()),
            References.names(spec).stream()
                .flatMap(name -> created(name).stream())
                .map(ReplicaPlanner::ref))
        .flatMap(ref ->
            ref instanceof ContainerRef.CreatedBy(var step, _)
                ? Stream.of(Need.done(step))
                : Stream.empty())
        .toList();
  }

  /// The replica of that name, if its creation has been planned by now.
  private Optional<ReplicaPlanner> created(String name) {
    return services.values().stream()
        .flatMap(service -> service.replicas().stream())
        .filter(replica -> replica.name().equals(name) && replica.isCreationPlanned())
        .findFirst();
  }

  private Optional<ContainerRef> ref(ServiceName name) {
    var planned = services.get(name);
    return planned == null
        ? observed(name).map(each -> new ContainerRef.Existing(each.id(), each.name()))
        : first(planned).map(ReplicaPlanner::ref);
  }

  /// Like docker compose, of several containers the first by name is shared with.
  private static Optional<ReplicaPlanner> first(ServicePlanner service) {
    return service.replicas().stream().min((one, other) -> one.name().compareTo(other.name()));
  }

  private Optional<ObservedContainer> observed(ServiceName name) {
    return situation.replicas(name).stream()
        .min((one, other) -> one.name().compareTo(other.name()));
  }

  /// The links of one of a service's containers.
  List<String> links(Service service, int number) {
    return Links.of(situation.project(), service, number, this::names);
  }

  private List<String> names(ServiceName name) {
    var planned = services.get(name);
    var names =
        planned == null
            ? situation.replicas(name).stream().map(ObservedContainer::name)
            : planned.replicas().stream().map(ReplicaPlanner::name);
    return names.toList();
  }
}
