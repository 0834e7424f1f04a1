package dev.dhow.plan;

import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Volume;
import dev.dhow.spec.Labels;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Plans that volumes go with a project, and with their data: `down --volumes`.
final class VolumeRemovals {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final DownRequest request;
  private final RemovalPlanner removals;
  private final LastUsers users;

  VolumeRemovals(
      PlanBuilder plan,
      Project project,
      EngineState state,
      DownRequest request,
      RemovalPlanner removals,
      LastUsers users) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.request = request;
    this.removals = removals;
    this.users = users;
  }

  /// @param services that go
  void plan(List<Service> services) {
    removeNamed(services);
    removeAnonymous();
  }

  private void removeNamed(List<Service> services) {
    for (var volume : project.volumes().values()) {
      var found = state.volume(volume.name());
      if (found.isEmpty()
          || volume.external()
          || !(request.named().isEmpty() || isMounted(volume, services))) {
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
      if (users.areGoing("volume", volume.name(), uses)) {
        var action = new Action.RemoveVolume(volume.name());
        plan.add(action, new Reason.Requested("--volumes"), null, users.removals(uses));
      }
    }
  }

  /// Also those that were carried over. One that a service has from others may be theirs, and where
  /// there are no files nobody knows which are external.
  private void removeAnonymous() {
    var others =
        project.volumes().values().stream()
            .map(Volume::name)
            .collect(Collectors.toCollection(HashSet::new));
    for (var container : state.containers()) {
      if (losesAnonymous(container)) {
        for (var mount : AnonymousVolumes.of(container)) {
          var name = String.valueOf(mount.name());
          if (!removals.secrets().include(name) && others.add(name)) {
            remove(mount, container);
          }
        }
      }
    }
  }

  private boolean losesAnonymous(ObservedContainer container) {
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
      plan.add(action, new Reason.Requested("--volumes"), null, users.removals(uses));
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

  private static boolean isMounted(Volume volume, List<Service> services) {
    return services.stream()
        .flatMap(service -> service.storage().mounts().stream())
        .anyMatch(mount ->
            mount instanceof Mount.Volume mounted && volume.key().equals(mounted.source()));
  }
}
