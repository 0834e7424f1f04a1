package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.plan.Rollout.OnFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
    var tolerated = rollout.tolerated(replicas.size());
    var replaced = new ArrayList<StepId>();
    var turn = List.<Need>of();
    for (var from = 0; from < replicas.size(); from += rollout.atOnce()) {
      var batch = replicas.subList(from, Math.min(from + rollout.atOnce(), replicas.size()));
      var before = new ArrayList<>(needs);
      before.addAll(turn);
      var steps = batch.stream().map(replica -> replica.roll(before, rollout, !together)).toList();
      replaced.addAll(steps);
      if (replaced.size() < replicas.size()) {
        turn = delayed(after(batch, steps, replaced, tolerated));
      }
    }
    if (together) {
      conclude(replicas, decisive(replicas, replaced, tolerated));
    }
    return replaced;
  }

  /// They are put back as they were replaced, a few at a time: the last ones first, as it is some
  /// of them that do not run.
  ///
  /// @param decisive about each
  private void conclude(List<ReplicaPlanner> replicas, List<StepId> decisive) {
    var before = List.<Need>of();
    var last = (replicas.size() - 1) / rollout.atOnce() * rollout.atOnce();
    for (var from = last; from >= 0; from -= rollout.atOnce()) {
      var batch = replicas.subList(from, Math.min(from + rollout.atOnce(), replicas.size()));
      for (var i = 0; i < batch.size(); i++) {
        batch.get(i).concludeReplacement(decisive.get(from + i), before);
      }
      before = batch.stream().flatMap(each -> each.putBack().stream()).map(Need::ended).toList();
    }
  }

  /// What the next batch waits for.
  ///
  /// @param all the steps of this batch and those before
  private List<Need> after(
      List<ReplicaPlanner> batch, List<StepId> steps, List<StepId> all, int tolerated) {
    var needs = new ArrayList<Need>();
    if (rollout.onFailure() == OnFailure.CONTINUE) {
      steps.forEach(step -> needs.add(Need.ended(step)));
    } else if (tolerated > 0) {
      all.forEach(step -> needs.add(Need.counted(step, tolerated)));
    } else {
      steps.forEach(step -> needs.add(Need.done(step)));
      return needs;
    }
    batch.forEach(replica -> replica.putBack().ifPresent(step -> needs.add(Need.ended(step))));
    return needs;
  }

  private List<Need> delayed(List<Need> needs) {
    if (rollout.delay().isZero()) {
      return needs;
    }
    var delay = new Action.Delay(service.name(), rollout.delay());
    return List.of(Need.done(plan.add(delay, new Reason.Rolling(), service.name(), needs)));
  }

  /// For each the step that fails when it is to be put back. Where none may fail it is the same for
  /// all of them: that one could not be replaced, or did not stay well until the last one was.
  private List<StepId> decisive(
      List<ReplicaPlanner> replicas, List<StepId> replaced, int tolerated) {
    if (tolerated == 0) {
      var settled = settled(replicas, replaced.stream().map(Need::done).toList());
      return Collections.nCopies(replicas.size(), settled);
    }
    var steps = new ArrayList<StepId>();
    for (var i = 0; i < replicas.size(); i++) {
      var needs = new ArrayList<Need>(List.of(Need.done(replaced.get(i))));
      replaced.forEach(step -> needs.add(Need.counted(step, tolerated)));
      steps.add(settled(List.of(replicas.get(i)), needs));
    }
    return steps;
  }

  private StepId settled(List<ReplicaPlanner> replicas, List<Need> needs) {
    var containers = replicas.stream().map(ReplicaPlanner::ref).toList();
    var wait = new Action.AwaitReady(service.name(), containers, null);
    return plan.add(wait, new Reason.Rolling(), service.name(), needs);
  }
}
