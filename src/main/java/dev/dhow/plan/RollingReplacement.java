package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.plan.Rollout.OnFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Plans that a service's containers are replaced a few at a time, each batch once the one before
/// it is ready.
final class RollingReplacement {
  private final PlanBuilder plan;
  private final Service service;
  private final Rollout rollout;

  RollingReplacement(PlanBuilder plan, Service service, Rollout rollout) {
    this.plan = plan;
    this.service = service;
    this.rollout = rollout;
  }

  /// @param replicas those that are replaced
  /// @param needs of all of them
  /// @return the steps after which they run as wanted
  List<StepId> plan(List<ReplicaPlanner> replicas, Collection<Need> needs) {
    var note = rollout.stopsFirstBecause();
    if (note != null) {
      plan.note(note.text(), note.hint());
    }
    var together = rollout.onFailure() == OnFailure.ROLLBACK && replicas.size() > 1;
    var replaced = new ArrayList<StepId>();
    var turn = List.<Need>of();
    for (var from = 0; from < replicas.size(); from += rollout.atOnce()) {
      var batch = replicas.subList(from, Math.min(from + rollout.atOnce(), replicas.size()));
      var before = new ArrayList<>(needs);
      before.addAll(turn);
      var steps = batch.stream().map(replica -> replica.roll(before, rollout, !together)).toList();
      replaced.addAll(steps);
      if (replaced.size() < replicas.size()) {
        turn = after(batch, steps);
      }
    }
    if (together) {
      conclude(replicas, settled(replicas, replaced));
    }
    return replaced;
  }

  /// They are put back as they were replaced, a few at a time: the last ones first, as it is some
  /// of them that do not run.
  private void conclude(List<ReplicaPlanner> replicas, StepId settled) {
    var before = List.<Need>of();
    var last = (replicas.size() - 1) / rollout.atOnce() * rollout.atOnce();
    for (var from = last; from >= 0; from -= rollout.atOnce()) {
      var batch = replicas.subList(from, Math.min(from + rollout.atOnce(), replicas.size()));
      for (var replica : batch) {
        replica.concludeReplacement(settled, before);
      }
      before = batch.stream().flatMap(each -> each.putBack().stream()).map(Need::ended).toList();
    }
  }

  /// What the next batch waits for.
  private List<Need> after(List<ReplicaPlanner> batch, List<StepId> steps) {
    var needs = new ArrayList<Need>();
    if (rollout.onFailure() == OnFailure.CONTINUE) {
      steps.forEach(step -> needs.add(Need.ended(step)));
      batch.forEach(replica -> replica.putBack().ifPresent(step -> needs.add(Need.ended(step))));
    } else {
      steps.forEach(step -> needs.add(Need.done(step)));
    }
    if (rollout.delay().isZero()) {
      return needs;
    }
    var delay = new Action.Delay(service.name(), rollout.delay());
    return List.of(Need.done(plan.add(delay, new Reason.Rolling(), service.name(), needs)));
  }

  /// The step that fails when one of them could not be replaced, or did not stay well until the
  /// last one was.
  private StepId settled(List<ReplicaPlanner> replicas, List<StepId> replaced) {
    var containers = replicas.stream().map(ReplicaPlanner::ref).toList();
    var wait = new Action.AwaitReady(service.name(), containers, null);
    var needs = replaced.stream().map(Need::done).toList();
    return plan.add(wait, new Reason.Rolling(), service.name(), needs);
  }
}
