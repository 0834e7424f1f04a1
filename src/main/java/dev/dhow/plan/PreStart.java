package dev.dhow.plan;

import dev.dhow.model.InitContainer;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.InitContainers;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans the containers that have to run to their end before those of a service start: its
/// `pre_start`, one after the other, once all else that the start waits for is there.
///
/// A container is started only when all of them have succeeded. So where one of the service's was
/// ever started, what they did for the whole service is done; and for a replica, when that was. One
/// that fails stays, so that it can be looked into, and goes when it is tried again.
final class PreStart {
  private final PlanBuilder plan;
  private final Situation situation;
  private final RemovalPlanner removals;
  private final Neighbours neighbours;
  private final Service service;
  private final List<InitContainer> all;

  /// Whether what is for the whole service is still to be done.
  private boolean due;

  /// What is done once for the whole service, by its place among all.
  private final Map<Integer, Need> shared = new HashMap<>();

  PreStart(
      PlanBuilder plan,
      Situation situation,
      RemovalPlanner removals,
      Neighbours neighbours,
      Service service,
      Fates fates) {
    this.plan = plan;
    this.situation = situation;
    this.removals = removals;
    this.neighbours = neighbours;
    this.service = service;
    this.all = situation.isOneOff(service) ? List.of() : service.process().session().preStart();
    this.due = fates.wanted().stream().allMatch(Fate::isFresh);
  }

  /// What keeps containers from being started when there are no files: of those that never ran,
  /// their labels tell that something is to run before, and nobody knows what.
  static List<Problem> unknown(
      Project project, Service service, List<ObservedContainer> containers) {
    if (!project.files().isEmpty() || !service.process().session().preStart().isEmpty()) {
      return List.of();
    }
    return containers.stream()
        .filter(each -> each.status() == ContainerStatus.CREATED)
        .filter(each ->
            Fingerprint.parse(each.label(Labels.FINGERPRINT)).hashes().containsKey("pre_start"))
        .map(each ->
            new Problem(
                "container %s has never been started, and what service \"%s\" runs before is only"
                        .formatted(each.name(), service.name())
                    + " in its files (pre_start)",
                "run it in the project's folder, or give the files with -f"))
        .toList();
  }

  /// Removes what an earlier run that failed or was cut short has left.
  void removeLeftovers() {
    situation.state().containers().stream()
        .filter(each -> each.isInit() && each.service().equals(service.name().value()))
        .filter(each -> !removals.removes(each))
        .forEach(this::remove);
  }

  private void remove(ObservedContainer leftover) {
    removals.remove(leftover, new Reason.Leftover(), List.of());
  }

  /// @param container that is going to be started
  /// @param spec what it is, or would be, made from
  /// @param fresh whether it has never been started
  /// @return what its start has to wait for
  List<Need> before(ContainerRef container, ContainerSpec spec, boolean fresh, List<Need> needs) {
    if (all.isEmpty()) {
      return needs;
    }
    removeLeftovers();
    var first = due;
    due = false;
    List<Need> before = new ArrayList<>(needs);
    for (var position = 0; position < all.size(); position++) {
      var init = all.get(position);
      if (init.perReplica() ? fresh : first) {
        var step = run(InitContainers.of(spec, init, position), container, spec.name(), before);
        before = List.of(Need.done(step));
        if (!init.perReplica()) {
          shared.put(position, Need.done(step));
        }
      } else if (shared.containsKey(position)) {
        before = new ArrayList<>(before);
        before.add(shared.get(position));
      }
    }
    return before;
  }

  /// @param mounts whose mounts it has, and for whom it speaks
  /// @param name by which its spec calls that
  /// @return the step after which it has done its work
  private StepId run(ContainerSpec spec, ContainerRef mounts, String name, List<Need> before) {
    var needs = new ArrayList<>(before);
    needs.addAll(removals.toTake(spec.name()));
    needs.addAll(neighbours.before(service, spec));
    var create = new Action.CreateContainer(spec, peers(spec, mounts, name));
    var ref = new ContainerRef.CreatedBy(add(create, needs), spec.name());
    var started = add(new Action.StartContainer(ref), List.of(Need.done(ref.step())));
    var wait = new Action.AwaitCompleted(service.name(), List.of(ref), null, mounts);
    var ended = add(wait, List.of(Need.done(started)));
    add(new Action.RemoveContainer(ref, true), List.of(Need.done(ended)));
    return ended;
  }

  private Peers peers(ContainerSpec spec, ContainerRef mounts, String name) {
    var others = neighbours.peers(service, spec);
    var named = new TreeMap<String, ContainerRef>();
    var containers = new TreeMap<ServiceName, ContainerRef>();
    if (others != null) {
      named.putAll(others.named());
      containers.putAll(others.containers());
    }
    named.put(name, mounts);
    return new Peers(service, containers, named);
  }

  private StepId add(Action action, List<Need> needs) {
    return plan.add(action, new Reason.NeededBy(service.name()), service.name(), needs);
  }
}
