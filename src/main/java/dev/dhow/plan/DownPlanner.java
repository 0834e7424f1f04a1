package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Mount;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.plan.Action.RunProvider.Verb;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.Labels;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
  private final Set<ServiceName> selected;

  DownPlanner(Project project, EngineState state, DownRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.removals =
        new RemovalPlanner(plan, project, state, request.timeout(), request.volumes(), false);
    this.selected = selected();
  }

  Plan plan() {
    removeOrphans();
    removeServices();
    if (isWhole()) {
      removals.secrets().removeLeftovers();
    }
    removeNetworks();
    if (request.volumes()) {
      removeVolumes();
      removeAnonymousVolumes();
    }
    if (request.images() != Images.NONE) {
      removeImages();
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
        var reason =
            isOrphanToGo(container)
                ? OrphanPlanner.reason(container)
                : new Reason.Requested("down");
        removals.remove(container, reason, List.of());
      }
    }
  }

  private boolean isOrphanToGo(ObservedContainer container) {
    return request.removeOrphans()
        && (container.isOneOff() || OrphanPlanner.isUnknown(project, container));
  }

  /// Whether a one-off is over, of which somebody may have seen all there is to see, or of no use
  /// without what it runs before.
  private boolean isDone(ObservedContainer container) {
    var service = RemovalPlanner.service(container);
    return container.isOneOff()
        && (container.status() == ContainerStatus.EXITED
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
      if (isFree("network", network.name(), uses)) {
        var action = new Action.RemoveNetwork(network.id(), network.name());
        plan.add(action, new Reason.Requested("down"), null, removalsOf(uses));
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

  private void removeVolumes() {
    for (var volume : project.volumes().values()) {
      var found = state.volume(volume.name());
      if (found.isEmpty() || volume.external() || !(isWhole() || isMountedBySelected(volume))) {
        continue;
      }
      if (!found.get().label(Labels.PROJECT).equals(project.name().value())) {
        plan.note(
            "volume \"" + volume.name() + "\" was not made for this project; it is kept",
            "remove it with \"docker volume rm " + volume.name() + "\" if nobody needs it");
        continue;
      }
      if (Protection.covers(volume, found.get()) && !isUnprotected(volume)) {
        throw Protection.refusal(volume.name());
      }
      Predicate<ObservedContainer> uses =
          container ->
              container.mounts().stream().anyMatch(mount -> volume.name().equals(mount.name()));
      if (isFree("volume", volume.name(), uses)) {
        var action = new Action.RemoveVolume(volume.name());
        plan.add(action, new Reason.Requested("--volumes"), null, removalsOf(uses));
      }
    }
  }

  /// Also those that were carried over. One that a service has from others may be theirs, and where
  /// there are no files nobody knows which are external.
  private void removeAnonymousVolumes() {
    var others =
        project.volumes().values().stream()
            .map(Volume::name)
            .collect(Collectors.toCollection(HashSet::new));
    for (var container : state.containers()) {
      if (losesAnonymousVolumes(container)) {
        for (var mount : AnonymousVolumes.of(container)) {
          var name = String.valueOf(mount.name());
          if (!removals.secrets().include(name) && others.add(name)) {
            remove(mount, container);
          }
        }
      }
    }
  }

  private boolean losesAnonymousVolumes(ObservedContainer container) {
    var name = RemovalPlanner.service(container);
    var service = name == null ? null : project.services().get(name);
    return service != null
        && service.storage().volumesFrom().isEmpty()
        && removals.removes(container)
        && !project.files().isEmpty();
  }

  private void remove(ObservedMount mount, ObservedContainer container) {
    var name = String.valueOf(mount.name());
    Predicate<ObservedContainer> uses =
        other -> other.mounts().stream().anyMatch(each -> name.equals(each.name()));
    if (state.containers().stream().filter(uses).allMatch(removals::removes)) {
      var action = new Action.RemoveVolume(name, AnonymousVolumes.shown(mount, container));
      plan.add(action, new Reason.Requested("--volumes"), null, removalsOf(uses));
    }
  }

  /// Whether it was named, as the engine calls it or by its key; what is the name of one volume is
  /// not taken for the key of another.
  private boolean isUnprotected(Volume volume) {
    var key = volume.key().value();
    return request.unprotected().contains(volume.name())
        || (request.unprotected().contains(key)
            && project.volumes().values().stream().noneMatch(each -> each.name().equals(key)));
  }

  private boolean isMountedBySelected(Volume volume) {
    return services()
        .flatMap(service -> service.storage().mounts().stream())
        .anyMatch(mount ->
            mount instanceof Mount.Volume mounted && volume.key().equals(mounted.source()));
  }

  private void removeImages() {
    var references = new TreeSet<String>();
    services().map(this::image).forEach(references::add);
    if (isWhole()) {
      references.addAll(state.images().keySet());
    }
    var planned = new HashSet<String>();
    for (var reference : references) {
      state
          .image(reference)
          .filter(image -> isToGo(reference, image))
          .filter(_ -> planned.add(tagged(reference)))
          .ifPresent(image -> removeImage(reference, image));
    }
  }

  /// The engine lists as `web:latest` what a file calls `web`.
  private static String tagged(String reference) {
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    return name.contains(":") || name.contains("@") ? reference : reference + ":latest";
  }

  private boolean isToGo(String reference, ObservedImage image) {
    var made =
        isMadeForProject(image)
            || services().anyMatch(service -> isDefaultName(service, reference));
    var used = services().anyMatch(service -> image(service).equals(reference));
    return made || (request.images() == Images.ALL && used);
  }

  /// Whether it was built for a service of the project, under whatever name, as its labels tell.
  /// Those of services that are no more are orphans, as with docker compose.
  private boolean isMadeForProject(ObservedImage image) {
    return project.name().value().equals(image.labels().get(Labels.PROJECT))
        && (request.removeOrphans()
            || project.services().keySet().stream()
                .anyMatch(name -> name.value().equals(image.labels().get(Labels.SERVICE))));
  }

  /// Builders that write no labels leave only the name to go by.
  private boolean isDefaultName(Service service, String reference) {
    return service.image() == null && reference.equals(Names.image(project, service));
  }

  private void removeImage(String reference, ObservedImage image) {
    Predicate<ObservedContainer> uses = container -> container.imageId().equals(image.id());
    if (isFree("image", reference, uses)) {
      var option = request.images() == Images.ALL ? "--rmi all" : "--rmi local";
      var reason = new Reason.Requested(option);
      plan.add(new Action.RemoveImage(reference), reason, null, removalsOf(uses));
    }
  }

  private String image(Service service) {
    return Names.image(project, service);
  }

  private Stream<Service> services() {
    return project.services().values().stream()
        .filter(service -> selected.contains(service.name()));
  }

  private List<Need> removalsOf(Predicate<ObservedContainer> uses) {
    return state.containers().stream()
        .filter(uses)
        .flatMap(container -> removals.removalOf(container).stream())
        .map(Need::done)
        .toList();
  }

  /// Whether no container that stays uses it.
  private boolean isFree(String kind, String name, Predicate<ObservedContainer> uses) {
    var users =
        state.containers().stream()
            .filter(uses)
            .filter(container -> !removals.removes(container))
            .toList();
    if (!users.isEmpty() && isWhole()) {
      var names = users.stream().map(ObservedContainer::name).collect(Collectors.joining(", "));
      plan.note(
          "%s \"%s\" is still used by %s; it is kept".formatted(kind, name, names), way(users));
    }
    return users.isEmpty();
  }

  /// How what uses something goes, too.
  private String way(List<ObservedContainer> users) {
    var profiles = new TreeSet<String>();
    var others = false;
    for (var user : users) {
      var service = RemovalPlanner.service(user);
      var disabled = service == null ? null : project.disabledServices().get(service);
      if (disabled == null || disabled.profiles().isEmpty() || user.isOneOff()) {
        others = true;
      } else {
        profiles.add("--profile " + disabled.profiles().getFirst());
      }
    }
    var ways = new ArrayList<String>();
    if (!profiles.isEmpty()) {
      ways.add("services that profiles leave out with " + String.join(" ", profiles));
    }
    if (others) {
      ways.add("orphans and one-offs with --remove-orphans");
    }
    return "take those down too, " + String.join(", ", ways);
  }
}
