package dev.dhow.plan;

import dev.dhow.model.OnChange;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans one replica, in up to three moves so that those of many services can be interleaved: it is
/// created as early as possible, stopped early when others ask for it, and started last.
///
/// A replacement is made under a temporary name while the old container still runs. The old one is
/// stopped only when the new one could start at once, gives its name away, and is removed after the
/// new one has started; until then it is put back when anything fails.
final class ReplicaPlanner {
  private final PlanBuilder plan;
  private final Situation situation;
  private final RemovalPlanner removals;
  private final PreStart preStart;
  private final Service service;
  private final Fate fate;
  private final ReplicaCreation creation;
  private final String name;
  private final List<Need> beforeStart = new ArrayList<>();
  private final List<StepId> afterPutBack = new ArrayList<>();
  private @Nullable StepId putBack;
  private @Nullable StepId created;
  private @Nullable StepId stopped;
  private @Nullable Reason stoppedBecause;
  private @Nullable Replacement undecided;

  ReplicaPlanner(
      PlanBuilder plan,
      Situation situation,
      RemovalPlanner removals,
      PreStart preStart,
      Service service,
      Fate fate) {
    this.plan = plan;
    this.situation = situation;
    this.removals = removals;
    this.preStart = preStart;
    this.service = service;
    this.fate = fate;
    this.creation = new ReplicaCreation(plan, situation, removals, service, fate.number());
    this.name = creation.name();
  }

  /// What its container is called in the end.
  String name() {
    return name;
  }

  /// The container there is now.
  Optional<ObservedContainer> observed() {
    return switch (fate) {
      case Fate.Keep(var container) -> Optional.of(container);
      case Fate.Start(var container) -> Optional.of(container);
      case Fate.Refresh(var container, _, _) -> Optional.of(container);
      case Fate.Replace(var old, _) -> Optional.of(old);
      case Fate.Create _ -> Optional.empty();
    };
  }

  /// How it is to be connected to a network.
  Optional<ContainerSpec.Endpoint> endpoint(String network) {
    return creation.spec().networks().stream()
        .filter(endpoint -> endpoint.network().equals(network))
        .findFirst();
  }

  boolean isReplaced() {
    return fate instanceof Fate.Replace;
  }

  /// Whether [#start] is going to start anything.
  boolean starts() {
    return switch (fate) {
      case Fate.Keep _ -> stopped != null;
      case Fate.Refresh(var container, _, var how) ->
          stopped != null || how instanceof OnChange.Restart || !container.status().isUp();
      case Fate.Start _, Fate.Replace _, Fate.Create _ -> situation.request().running().start();
    };
  }

  /// The container there will be.
  ContainerRef ref() {
    return switch (fate) {
      case Fate.Keep(var container) -> situation.ref(service, container);
      case Fate.Start(var container) -> situation.ref(service, container);
      case Fate.Refresh(var container, _, _) -> situation.ref(service, container);
      case Fate.Replace _, Fate.Create _ -> {
        if (created == null) {
          throw new IllegalStateException(name + " is not planned to be created yet");
        }
        yield new ContainerRef.CreatedBy(created, name);
      }
    };
  }

  boolean isCreated() {
    return fate instanceof Fate.Create || fate instanceof Fate.Replace;
  }

  boolean isCreationPlanned() {
    return created != null;
  }

  /// The step that creates its replacement.
  Optional<StepId> replacement() {
    return isReplaced() ? Optional.ofNullable(created) : Optional.empty();
  }

  void create(Collection<Need> needs, Neighbours neighbours) {
    switch (fate) {
      case Fate.Create _ -> created = creation.create(missing(), needs, neighbours);
      case Fate.Replace(var old, var reason) ->
          created = creation.create(old, reason, needs, neighbours);
      case Fate.Keep _, Fate.Start _, Fate.Refresh _ -> {}
    }
  }

  private Reason missing() {
    return situation.isOneOff(service) ? Reason.Requested.RUN : new Reason.Missing();
  }

  /// Stops the container there is now, unless it does not run or is stopped already.
  Optional<StepId> stop(Reason reason, Collection<Need> needs) {
    var running = observed().filter(container -> container.status().isUp());
    if (running.isEmpty() || stopped != null) {
      return Optional.empty();
    }
    var before = new ArrayList<>(needs);
    if (created != null) {
      before.addFirst(Need.done(created));
    }
    var ref = old(running.get());
    var stop = new Action.StopContainer(ref, situation.request().timeout());
    var prepared = Hooks.beforeStop(plan, service, ref, reason, before);
    stopped = plan.add(stop, reason, service.name(), prepared);
    stoppedBecause = reason;
    return Optional.of(stopped);
  }

  /// The step that stops the container there is now.
  Optional<StepId> stopped() {
    return Optional.ofNullable(stopped);
  }

  /// What has to be over before its old container is started again.
  List<StepId> afterPutBack() {
    return afterPutBack;
  }

  /// Makes the start wait for something more.
  void startAfter(Need need) {
    beforeStart.add(need);
  }

  /// When the start fails because of a dependency, the old state of which is put back by this step,
  /// the replica is started again after it.
  void startAgainAfter(StepId putBack) {
    afterPutBack.add(putBack);
  }

  /// The last step of putting the old container back.
  Optional<StepId> putBack() {
    return Optional.ofNullable(putBack);
  }

  /// Stops it, if it runs, and starts it, as it is.
  ///
  /// @return the step after which it runs again
  StepId restart(@Nullable Duration grace, Reason reason, Collection<Need> needs) {
    var running = observed().filter(container -> container.status().isUp());
    var prepared =
        running
            .map(container -> Hooks.beforeStop(plan, service, old(container), reason, needs))
            .orElseGet(() -> List.copyOf(needs));
    var restart = new Action.RestartContainer(ref(), grace);
    var before = preStart.before(ref(), creation.spec(), fate.isFresh(), prepared);
    var restarted = plan.add(restart, reason, service.name(), before);
    return Hooks.afterStart(plan, service, ref(), reason, restarted);
  }

  /// The step after which the replica runs as wanted; empty when it does already, or is not to be
  /// started.
  ///
  /// @param waits whether [#concludeReplacement] is to be called once it is planned what decides
  ///   about its replacement
  Optional<StepId> start(Collection<Need> conditions, boolean waits) {
    var before = new ArrayList<>(conditions);
    before.addAll(beforeStart);
    return switch (fate) {
      case Fate.Keep(var container) -> keepOrStartAgain(container, before);
      case Fate.Start(var container) -> startExisting(container, new Reason.NotRunning(), before);
      case Fate.Refresh(var container, var reason, var how) ->
          refresh(container, reason, how, before);
      case Fate.Create _ -> startCreated(missing(), before);
      case Fate.Replace(var old, var reason) -> {
        var last = replace(old, reason, before, waits);
        yield situation.request().running().start() ? Optional.of(last) : Optional.empty();
      }
    };
  }

  private Optional<StepId> keepOrStartAgain(ObservedContainer container, List<Need> before) {
    if (stopped == null || stoppedBecause == null) {
      if (takeName(container, before).isEmpty()) {
        plan.keep(new Plan.Kept(situation.ref(service, container), service.name().value(), true));
      }
      return Optional.empty();
    }
    before.addFirst(Need.done(stopped));
    takeName(container, before).map(Need::done).ifPresent(before::add);
    var start = addBareStart(stoppedBecause, before);
    if (stoppedBecause instanceof Reason.DependencyRestarted) {
      putBack(stopped, new Reason.PutBack(start), List.of());
    } else {
      // It was stopped for the sake of a network, and runs again only once it is on that.
      putBack(stopped, Reason.PutBack.unlessCancelled(start), beforeStart);
    }
    return Optional.of(addHooks(stoppedBecause, start));
  }

  /// What ran and was stopped to be started again runs again, too, when something fails in between.
  private void putBack(StepId stop, Reason.PutBack reason, List<Need> before) {
    var needs = new ArrayList<Need>(List.of(Need.done(stop), Need.failed(reason.step())));
    needs.addAll(before);
    afterPutBack.forEach(step -> needs.add(Need.ended(step)));
    addStart(reason, needs);
  }

  private Optional<StepId> startExisting(
      ObservedContainer container, Reason reason, List<Need> before) {
    if (!situation.request().running().start()) {
      plan.keep(new Plan.Kept(situation.ref(service, container), service.name().value(), false));
      return Optional.empty();
    }
    takeName(container, before).map(Need::done).ifPresent(before::add);
    return Optional.of(addStart(reason, before));
  }

  /// Whether it is restarted because of what its configs and secrets hold now.
  boolean restartsForContents() {
    return fate instanceof Fate.Refresh(_, _, OnChange.Restart()) && starts();
  }

  private Optional<StepId> refresh(
      ObservedContainer container, Reason reason, OnChange how, List<Need> before) {
    takeName(container, before).map(Need::done).ifPresent(before::add);
    if (how instanceof OnChange.Signal(var signal) && !starts()) {
      var send = new Action.KillContainer(ref(), signal);
      var sent = plan.add(send, reason, service.name(), afterCopies(reason, List.of()));
      record(container, reason, sent);
      return Optional.empty();
    }
    var _ = stop(reason, before);
    if (stopped != null) {
      before.addFirst(Need.done(stopped));
    }
    var started = addStart(reason, before);
    if (stopped != null) {
      putBack(stopped, new Reason.PutBack(started), List.of());
    }
    record(container, reason, started);
    return Optional.of(started);
  }

  private void record(ObservedContainer container, Reason reason, StepId told) {
    var note = ContentRecord.of(situation.project(), service, container);
    plan.add(new Action.RecordContents(note), reason, service.name(), List.of(Need.done(told)));
  }

  /// Ends a replacement that was cut short before the new container got its name.
  private Optional<StepId> takeName(ObservedContainer container, List<Need> before) {
    if (!Temporary.stands(container.name(), name)) {
      return Optional.empty();
    }
    var needs = new ArrayList<>(removals.toTake(name));
    needs.addAll(before);
    var temporary = new ContainerRef.Existing(container.id(), container.name());
    var rename = new Action.RenameContainer(temporary, name);
    return Optional.of(plan.add(rename, new Reason.Leftover(), service.name(), needs));
  }

  private Optional<StepId> startCreated(Reason reason, List<Need> before) {
    if (!situation.request().running().start() || created == null) {
      return Optional.empty();
    }
    before.addFirst(Need.done(created));
    if (situation.isStartedElsewhere(service)) {
      var _ = afterCopies(reason, before);
      return Optional.empty();
    }
    return Optional.of(addStart(reason, before));
  }

  /// The step after which its container, old or new, counts as started.
  StepId addStart(Reason reason, List<Need> before) {
    return addHooks(reason, addBareStart(reason, before));
  }

  /// The step that starts it, before hooks that follow.
  private StepId addBareStart(Reason reason, List<Need> before) {
    var needs =
        reason instanceof Reason.PutBack
            ? before
            : preStart.before(ref(), creation.spec(), fate.isFresh(), afterCopies(reason, before));
    return plan.add(new Action.StartContainer(ref()), reason, service.name(), needs);
  }

  private StepId addHooks(Reason reason, StepId started) {
    return reason instanceof Reason.PutBack || situation.isOneOff(service)
        ? started
        : Hooks.afterStart(plan, service, ref(), reason, started);
  }

  private List<Need> afterCopies(Reason reason, List<Need> before) {
    var spec = creation.spec();
    var writable =
        isCreated() ? Copies.writable(spec) : observed().map(Copies::writable).orElse(List.of());
    return new Copies(plan, service.name()).plan(ref(), spec.files(), writable, reason, before);
  }

  private StepId replace(ObservedContainer old, Reason reason, List<Need> before, boolean waits) {
    var planned = replacing(old, reason);
    var last = planned.atOnce(before);
    if (waits && planned.replacesWhatRuns()) {
      undecided = planned;
    } else {
      conclude(planned, old, last, List.of());
    }
    return last;
  }

  private Replacement replacing(ObservedContainer old, Reason reason) {
    if (created == null) {
      throw new IllegalStateException(name + " is replaced before it is created");
    }
    var starts = situation.request().running().start();
    return new Replacement(
        plan, removals, this, service.name(), old(old), old, reason, created, starts);
  }

  /// Replaces its container as one of several, see [RollingReplacement].
  ///
  /// @param alone whether nothing else decides about it; else [#concludeReplacement] is to be
  ///   called once that is planned
  /// @return the step after which the new one runs as wanted
  StepId roll(Collection<Need> conditions, Rollout rollout, boolean alone) {
    if (!(fate instanceof Fate.Replace(var old, var reason))) {
      throw new IllegalStateException(name + " is not replaced");
    }
    var before = new ArrayList<>(conditions);
    before.addAll(beforeStart);
    var planned = replacing(old, reason);
    var last = planned.rolling(before, rollout);
    if (alone) {
      conclude(planned, old, last, List.of());
    } else {
      undecided = planned;
    }
    return last;
  }

  /// @param decisive the step that decides about it
  /// @param beforePutBack what has to be over before it is put back
  void concludeReplacement(StepId decisive, List<Need> beforePutBack) {
    if (undecided != null && fate instanceof Fate.Replace(var old, _)) {
      conclude(undecided, old, decisive, beforePutBack);
    }
  }

  private void conclude(
      Replacement planned, ObservedContainer old, StepId decisive, List<Need> beforePutBack) {
    // What is anonymous of the new one is as new as itself, and of no use to anybody.
    putBack = planned.conclude(decisive, beforePutBack, creation.hasAnonymousVolumes(old));
  }

  private ContainerRef.Existing old(ObservedContainer container) {
    return situation.ref(service, container);
  }
}
