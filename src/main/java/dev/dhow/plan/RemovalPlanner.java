package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RemoveContainer.Proviso;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans that containers go: stopped when they run, then removed. Knows afterwards which step frees
/// which name.
final class RemovalPlanner {
  private final PlanBuilder plan;
  private final Project project;
  private final SecretVolumes secrets;
  private final @Nullable Duration grace;
  private final boolean anonymousVolumes;
  private final boolean careful;
  private final Map<ContainerId, StepId> removed = new HashMap<>();
  private final Map<String, StepId> freed = new HashMap<>();

  /// @param grace null for the containers' own
  /// @param careful whether those stay that somebody else starts meanwhile
  RemovalPlanner(
      PlanBuilder plan,
      Project project,
      EngineState state,
      @Nullable Duration grace,
      boolean anonymousVolumes,
      boolean careful) {
    this.plan = plan;
    this.project = project;
    this.secrets = new SecretVolumes(plan, state);
    this.grace = grace;
    this.anonymousVolumes = anonymousVolumes;
    this.careful = careful;
  }

  /// The step that removes the container.
  StepId remove(ObservedContainer container, Reason reason, Collection<Need> needs) {
    return remove(container, reason, needs, proviso(container));
  }

  /// The step that removes the container, unless somebody starts it meanwhile.
  StepId removeIfIdle(ObservedContainer container, Reason reason) {
    return remove(container, reason, List.of(), new Proviso(true, false, null));
  }

  private StepId remove(
      ObservedContainer container, Reason reason, Collection<Need> needs, Proviso proviso) {
    var ref = new ContainerRef.Existing(container.id(), container.name());
    var service = service(container);
    Collection<Need> before = needs;
    if (container.status().isUp()) {
      var prepared = Hooks.beforeStop(plan, known(container), ref, reason, needs);
      var stop = plan.add(new Action.StopContainer(ref, grace), reason, service, prepared);
      before = List.of(Need.done(stop));
    }
    var removal = new Action.RemoveContainer(ref, anonymousVolumes, proviso);
    var remove = plan.add(removal, reason, service, before);
    secrets.goWith(container, reason, remove, !anonymousVolumes);
    removed.put(container.id(), remove);
    freed.put(container.name(), remove);
    return remove;
  }

  private Proviso proviso(ObservedContainer container) {
    return new Proviso(careful, container.status() == ContainerStatus.CREATED, null);
  }

  /// What the project says of a container's service; null when it is none of its own.
  @Nullable Service known(ObservedContainer container) {
    var service = service(container);
    return service == null || container.isOneOff() ? null : project.services().get(service);
  }

  /// What belongs to a container goes too, which somebody else plans to remove.
  SecretVolumes secrets() {
    return secrets;
  }

  boolean removes(ObservedContainer container) {
    return removed.containsKey(container.id());
  }

  Optional<StepId> removalOf(ObservedContainer container) {
    return Optional.ofNullable(removed.get(container.id()));
  }

  /// What a step that takes a name has to wait for.
  List<Need> toTake(String name) {
    var step = freed.get(name);
    return step == null ? List.of() : List.of(Need.done(step));
  }

  static @Nullable ServiceName service(ObservedContainer container) {
    return container.service().isEmpty() ? null : new ServiceName(container.service());
  }
}
