package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RemoveContainer.Proviso;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plans that a created container takes the place of an old one, in two moves: how it does, and
/// what follows once it is decided that it does: the old one goes, or everything is put back.
final class Replacement {
  private final PlanBuilder plan;
  private final RemovalPlanner removals;
  private final ReplicaPlanner replica;
  private final ServiceName service;
  private final ContainerRef.Existing old;
  private final ObservedContainer observed;
  private final Reason reason;
  private final StepId created;
  private final boolean starts;
  private @Nullable Rollout rollout;
  private @Nullable StepId started;
  private @Nullable StepId lasting;
  private @Nullable StepId aside;

  /// @param old of the replica, which `created` replaces
  /// @param starts whether the new one is to be started
  Replacement(
      PlanBuilder plan,
      RemovalPlanner removals,
      ReplicaPlanner replica,
      ServiceName service,
      ContainerRef.Existing old,
      ObservedContainer observed,
      Reason reason,
      StepId created,
      boolean starts) {
    this.plan = plan;
    this.removals = removals;
    this.replica = replica;
    this.service = service;
    this.old = old;
    this.observed = observed;
    this.reason = reason;
    this.created = created;
    this.starts = starts;
  }

  /// One that is restarted again and again lasts no more than the new one would have to.
  boolean replacesWhatRuns() {
    return observed.status().isUp() && observed.status() != ContainerStatus.RESTARTING;
  }

  /// The old one is stopped, then the new one is started.
  ///
  /// @return the last step of it
  StepId atOnce(List<Need> before) {
    return stopFirst(before);
  }

  /// The new one must be ready before it counts, and the old one is stopped only then where the
  /// rollout says so and it still runs.
  ///
  /// @return the last step of it
  StepId rolling(List<Need> before, Rollout how) {
    rollout = how;
    var stillRuns = observed.status().isUp() && replica.stopped().isEmpty();
    return how.startsFirst() && stillRuns ? startFirst(before) : stopFirst(before);
  }

  private StepId stopFirst(List<Need> before) {
    var named = takeName(giveNameAway(outOfTheWay(before)));
    return starts ? start(List.of(Need.done(named))) : named;
  }

  private StepId startFirst(List<Need> before) {
    var ready = start(with(before, Need.done(created)));
    var stopped = replica.stop(replaced(), List.of(Need.done(ready)));
    return takeName(giveNameAway(stopped.map(Need::done).stream().toList()));
  }

  private StepId start(List<Need> before) {
    var start = replica.addStart(reason, before);
    started = start;
    if (rollout == null) {
      return start;
    }
    var wait = new Action.AwaitReady(service, List.of(replica.ref()), null, rollout.monitor());
    return plan.add(wait, new Reason.Rolling(), service, List.of(Need.done(start)));
  }

  /// What has to be done before the new container can take the old one's place.
  private List<Need> outOfTheWay(List<Need> before) {
    var early = replica.stopped();
    var now = replica.stop(replaced(), before);
    if (now.isPresent()) {
      return List.of(Need.done(now.get()));
    }
    var needs = with(before, Need.done(created));
    early.map(Need::done).ifPresent(needs::add);
    return needs;
  }

  private List<Need> giveNameAway(List<Need> needs) {
    if (!observed.name().equals(replica.name())) {
      return needs;
    }
    var temporary = Temporary.ofOld(observed.id(), replica.name());
    var rename = new Action.RenameContainer(old, temporary);
    aside = plan.add(rename, replaced(), service, needs);
    return List.of(Need.done(aside));
  }

  private StepId takeName(List<Need> free) {
    var needs = new ArrayList<>(free);
    needs.addAll(removals.toTake(replica.name()));
    var rename = new Action.RenameContainer(replica.ref(), replica.name());
    return plan.add(rename, reason, service, needs);
  }

  /// Plans what comes of it.
  ///
  /// @param decisive the step by which it is decided: when it is done the old container goes, and
  ///   when it fails everything is put back
  /// @param beforePutBack what has to be over before that
  /// @param anonymous whether the new container has volumes of its own, which are then of no use
  /// @return the last step of putting back
  StepId conclude(StepId decisive, List<Need> beforePutBack, boolean anonymous) {
    return settle(lasting(decisive), beforePutBack, anonymous);
  }

  /// A container that runs is given up only for one that lasts: what cannot work mostly starts, and
  /// ends in a moment. Whoever needs the new one does not wait for that.
  private StepId lasting(StepId decisive) {
    if (rollout != null || started == null || !replacesWhatRuns()) {
      return decisive;
    }
    var wait = new Action.AwaitLasting(service, replica.ref());
    var lasts = plan.add(wait, reason, service, List.of(Need.done(decisive)));
    lasting = lasts;
    return lasts;
  }

  private StepId settle(StepId decisive, List<Need> beforePutBack, boolean anonymous) {
    var remove = new Action.RemoveContainer(old, false, new Proviso(true, false, replica.ref()));
    var removed = plan.add(remove, replaced(), service, List.of(Need.done(decisive)));
    removals.secrets().goWith(observed, replaced(), removed, true);
    return putBack(decisive, beforePutBack, anonymous);
  }

  private StepId putBack(StepId decisive, List<Need> before, boolean anonymous) {
    var putBack = new Reason.PutBack(decisive);
    var needs = new ArrayList<Need>();
    needs.add(Need.failed(decisive));
    needs.addAll(before);
    var startsFirst = rollout != null && rollout.startsFirst();
    if (startsFirst) {
      startOld(putBack, needs);
    }
    if ((rollout != null || lasting != null) && started != null) {
      var stop = new Action.StopContainer(replica.ref(), null);
      var stopped = plan.add(stop, putBack, service, with(needs, Need.done(started)));
      needs.add(Need.ended(stopped));
    }
    var give = new Action.RemoveContainer(replica.ref(), anonymous, new Proviso(false, false, old));
    var last = plan.add(give, putBack, service, with(needs, Need.done(created)));
    needs.add(Need.ended(last));
    if (aside != null) {
      var rename = new Action.RenameContainer(old, replica.name());
      last = plan.add(rename, putBack, service, with(needs, Need.done(aside)));
      needs.add(Need.ended(last));
    }
    return startsFirst ? last : startOld(putBack, needs).orElse(last);
  }

  /// Starts the old container again, if it was stopped.
  private Optional<StepId> startOld(Reason putBack, List<Need> needs) {
    var stopped = replica.stopped();
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    // Whoever shares with another container cannot run before that does.
    replica.afterPutBack().forEach(step -> needs.add(Need.ended(step)));
    var start = new Action.StartContainer(old);
    var again = plan.add(start, putBack, service, with(needs, Need.done(stopped.get())));
    needs.add(Need.ended(again));
    return Optional.of(again);
  }

  private Reason replaced() {
    return new Reason.ReplacedBy(created);
  }

  private static List<Need> with(Collection<Need> needs, Need first) {
    var all = new ArrayList<>(needs);
    all.addFirst(first);
    return all;
  }
}
