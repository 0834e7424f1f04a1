package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider.Verb;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans `down`: containers go, dependents first, then what only they used. What a container that
/// stays still uses stays too, and nothing goes that was not made for the project.
final class DownPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Project project;
  private final EngineState state;
  private final DownRequest request;
  private final RemovalPlanner removals;
  private final LastUsers users;
  private final Set<ServiceName> selected;

  DownPlanner(Project project, EngineState state, DownRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.removals =
        new RemovalPlanner(plan, project, state, request.timeout(), request.volumes(), false);
    this.users = new LastUsers(plan, project, state, removals, isWhole());
    this.selected = selected();
  }

  Plan plan() {
    removeOrphans();
    removeServices();
    if (isWhole()) {
      removals.secrets().removeLeftovers();
    }
    removeNetworks();
    var chosen = services().toList();
    if (request.volumes()) {
      new VolumeRemovals(plan, project, state, request, removals, users).plan(chosen);
    }
    if (request.images() != Images.NONE) {
      new ImageRemovals(plan, project, state, request, users).plan(chosen);
    }
    var result = plan.build();
    if (result.isEmpty() && result.notes().isEmpty()) {
      plan.note(
          "nothing to remove for project \"" + project.name() + "\"",
          "check the name of the project if you expected something");
    }
    return plan.build();
  }

  /// Without files the dependents of a named service go with it, as with docker compose: there is
  /// nothing that could bring them back.
  private Set<ServiceName> selected() {
    if (request.named().isEmpty()) {
      return project.services().keySet();
    }
    return project.files().isEmpty()
        ? ServiceGraph.of(project.services().values()).withDependents(request.named())
        : request.named();
  }

  private boolean isWhole() {
    return request.named().isEmpty();
  }

  private void removeOrphans() {
    for (var container : state.containers()) {
      if (container.status() != ContainerStatus.REMOVING
          && (isOrphanToGo(container) || isDone(container))
          && (request.otherFiles() || !OrphanPlanner.isOfOtherFiles(project, container))) {
        if (isOrphanToGo(container)) {
          removals.remove(container, OrphanPlanner.reason(container), List.of());
        } else if (container.isInit()) {
          removals.remove(container, new Reason.Requested("down"), List.of());
        } else {
          // Somebody may be about to start it, without the project's lock.
          removals.removeIfIdle(container, new Reason.Requested("down"));
        }
      }
    }
  }

  private boolean isOrphanToGo(ObservedContainer container) {
    return request.removeOrphans()
        && (container.isOneOff() || OrphanPlanner.isUnknown(project, container));
  }

  /// Whether a one-off is over, of which somebody may have seen all there is to see, or could not
  /// be started, or is of no use without what it runs before.
  private boolean isDone(ObservedContainer container) {
    var service = RemovalPlanner.service(container);
    return container.isOneOff()
        && (container.status() == ContainerStatus.EXITED
            || container.status() == ContainerStatus.CREATED
            || container.status() == ContainerStatus.DEAD
            || container.isInit())
        && (isWhole() || (service != null && selected.contains(service)));
  }

  private void removeServices() {
    var graph = ServiceGraph.of(project.services().values());
    var stops = new HashMap<ServiceName, List<StepId>>();
    for (var service : graph.reverseOrder()) {
      var needs =
          request.fast()
              ? List.<Need>of()
              : StopPlanner.ended(stops, graph.withDependents(Set.of(service)));
      var declared = project.service(service);
      if (selected.contains(service) && ProviderPlanner.isProvided(declared)) {
        var ended =
            new ProviderPlanner(plan, project)
                .end(declared, Verb.DOWN, new Reason.Requested("down"), needs);
        stops.computeIfAbsent(service, _ -> new ArrayList<>()).add(ended);
      }
      for (var container : replicas(service)) {
        var removal = removals.remove(container, new Reason.Requested("down"), needs);
        stops.computeIfAbsent(service, _ -> new ArrayList<>()).add(removal);
      }
    }
  }

  private List<ObservedContainer> replicas(ServiceName service) {
    if (!selected.contains(service)) {
      return List.of();
    }
    return state.containers().stream()
        .filter(each -> each.service().equals(service.value()) && !each.isOneOff())
        .filter(each -> each.status() != ContainerStatus.REMOVING)
        .toList();
  }

  private void removeNetworks() {
    var external = externalNetworks();
    for (var network : state.networks()) {
      if (!network.label(Labels.PROJECT).equals(project.name().value())
          || network.label(Labels.NETWORK).isEmpty()
          || external.contains(network.name())
          || !(isWhole() || isUsedBySelected(network.name()))) {
        continue;
      }
      Predicate<ObservedContainer> uses =
          container ->
              container.networks().stream()
                  .anyMatch(endpoint -> endpoint.network().equals(network.name()));
      if (users.areGoing("network", network.name(), uses)) {
        var action = new Action.RemoveNetwork(network.id(), network.name());
        plan.add(action, new Reason.Requested("down"), null, users.removals(uses));
      }
    }
  }

  private Set<String> externalNetworks() {
    return project.networks().values().stream()
        .filter(Network::external)
        .map(Network::name)
        .collect(Collectors.toSet());
  }

  private boolean isUsedBySelected(String network) {
    return services()
        .flatMap(service -> service.connectivity().networks().keySet().stream())
        .flatMap(key -> Stream.ofNullable(project.networks().get(key)))
        .anyMatch(each -> each.name().equals(network));
  }

  private Stream<Service> services() {
    return project.services().values().stream()
        .filter(service -> selected.contains(service.name()));
  }
}
