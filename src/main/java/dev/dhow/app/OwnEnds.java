package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.logs.LogItem;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Plan;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Tells the ends that an attached `up` brings about itself from those that are the containers'
/// own.
///
/// The end of a container that is replaced never counts. One that is stopped, or has ended, and is
/// started again is looked at when the plan is over: an end from before its present life does not
/// count, whatever comes later does. Until then its ends are held back.
final class OwnEnds {
  private final Set<ContainerId> removed = new HashSet<>();
  private final Set<ContainerId> revived = new HashSet<>();
  private final Set<String> awaited = new HashSet<>();
  private final Map<ContainerId, Instant> lives = new HashMap<>();
  private final List<LogItem.Ended> held = new ArrayList<>();

  /// What to do with an end.
  enum Verdict {
    TELL,
    HOLD_BACK,
    LEAVE_OUT
  }

  void follow(Event event) {
    if (event instanceof Event.PlanReady(_, var plan)) {
      expect(plan);
    }
    if (event instanceof Event.StepFinished(_, var step, Outcome.Done())
        && step.action() instanceof Action.StartContainer(var container)) {
      awaited.add(container.name());
    }
  }

  private void expect(Plan plan) {
    plan.kept().stream()
        .filter(Plan.Kept::running)
        .forEach(kept -> awaited.add(kept.container().name()));
    for (var step : plan.steps()) {
      if (step.action() instanceof Action.StopContainer(ContainerRef.Existing container, _)) {
        revived.add(container.id());
      }
      if (step.action() instanceof Action.StartContainer(ContainerRef.Existing container)) {
        revived.add(container.id());
      }
      if (step.action() instanceof Action.RestartContainer(ContainerRef.Existing container, _)) {
        revived.add(container.id());
        lives.remove(container.id());
      }
      if (step.action() instanceof Action.RemoveContainer(ContainerRef.Existing container, _, _)) {
        removed.add(container.id());
      }
    }
  }

  /// Whether a container of this name has run under this `up`, so that its end will be told.
  boolean willBeTold(String container) {
    return awaited.contains(container);
  }

  /// What is held back is given out by [#release].
  Verdict judge(LogItem.Ended end) {
    var container = end.source().container();
    if (removed.contains(container)) {
      return Verdict.LEAVE_OUT;
    }
    if (!revived.contains(container)) {
      return Verdict.TELL;
    }
    var life = lives.get(container);
    if (life == null) {
      held.add(end);
      return Verdict.HOLD_BACK;
    }
    return end.at().isBefore(life) ? Verdict.LEAVE_OUT : Verdict.TELL;
  }

  /// Looks at the containers that the plan, which is over, has started again.
  void look(Engine engine) throws InterruptedException {
    for (var container : revived) {
      if (!lives.containsKey(container) && !removed.contains(container)) {
        lives.put(container, lifeOf(container, engine));
      }
    }
  }

  private static Instant lifeOf(ContainerId container, Engine engine) throws InterruptedException {
    try {
      return Objects.requireNonNullElse(engine.inspect(container).startedAt(), Instant.EPOCH);
    } catch (EngineException.NotFound _) {
      return Instant.EPOCH; // somebody removed it, which is an end of its own
    }
  }

  /// The ends that were held back until the plan was over, for another judgement.
  List<LogItem.Ended> release() {
    var ends = List.copyOf(held);
    held.clear();
    return ends;
  }
}
