package dev.dhow.app;

import dev.dhow.engine.EngineEvent;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/// Waits for what the engine still does for a command that was killed. A container that it is
/// stopping looks as if it went on running, until it has ended; that it was sent a signal is among
/// the events that the engine remembers. One that it is making is in the lists of old engines
/// already, which otherwise know nothing of it until it is made.
final class Aftermath {
  /// Nobody is given longer to end without being asked about it.
  private static final Duration MEMORY = Duration.ofMinutes(10);

  /// What the engine takes to kill one that did not end.
  private static final Duration KILLING = Duration.ofSeconds(2);

  /// What making a container may take, copying what its image has into volumes.
  static final Duration MAKING = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LOOKS = 20;

  /// HUP, USR1 and USR2 mostly ask for something else.
  private static final Set<String> NOT_FOR_ENDING = Set.of("1", "10", "12");

  private final Workplace workplace;
  private final ProjectName project;

  Aftermath(Workplace workplace, ProjectName project) {
    this.workplace = workplace;
    this.project = project;
  }

  /// Returns when none of the containers is being made any more, or when all should have been by
  /// now. Before that they can be neither started nor removed.
  void outlastCreations() throws InterruptedException {
    try {
      var deadline = workplace.clock().instant().plus(MAKING);
      while (anyIsHalfMade() && workplace.clock().instant().isBefore(deadline)) {
        workplace.timer().pause(PAUSE);
      }
    } catch (EngineException e) {
      LoggerFactory.getLogger(Aftermath.class).debug("what the engine makes is not known", e);
    }
  }

  /// Returns when none of the containers is being stopped any more, or when all should have ended
  /// by now. Before that they seem to need no start.
  ///
  /// @param given how long the killed command gave them, where that is more than their own time;
  ///   negative for no limit
  void outlastStops(Duration given) throws InterruptedException {
    try {
      awaitEnds(given.isNegative() || given.compareTo(MEMORY) > 0 ? MEMORY : given);
    } catch (EngineException e) {
      LoggerFactory.getLogger(Aftermath.class).debug("what the engine stops is not known", e);
    }
  }

  private boolean anyIsHalfMade() throws InterruptedException {
    for (var each : workplace.engine().get().containers(project)) {
      if (each.status() == ContainerStatus.CREATED && !isKnown(each.id())) {
        return true;
      }
    }
    return false;
  }

  private boolean isKnown(ContainerId container) throws InterruptedException {
    try {
      var _ = workplace.engine().get().inspect(container);
      return true;
    } catch (EngineException.NotFound _) {
      return false;
    }
  }

  private void awaitEnds(Duration given) throws InterruptedException {
    var now = workplace.clock().instant();
    var end = now;
    var ended = new HashSet<ContainerId>();
    var signalled = stopping(now, now, ended);
    for (var each : signalled.entrySet()) {
      var latest = each.getValue().plus(grace(each.getKey(), given)).plus(KILLING);
      end = latest.isAfter(end) ? latest : end;
    }
    if (end.isAfter(now)) {
      if (given.isPositive()) {
        workplace
            .screen()
            .tell(
                "containers of project %s are still being stopped for a command that was killed, waiting for them"
                    .formatted(project));
      }
      var _ = stopping(now, end, ended);
      ended.addAll(signalled.keySet());
    }
    if (!ended.isEmpty()) {
      settle(ended);
    }
  }

  /// Engines may tell of an end a moment before they list it.
  private void settle(Set<ContainerId> ended) throws InterruptedException {
    for (var left = LOOKS; left > 0 && anyRuns(ended); left--) {
      workplace.timer().pause(PAUSE);
    }
  }

  private boolean anyRuns(Set<ContainerId> containers) throws InterruptedException {
    return workplace.engine().get().containers(project).stream()
        .anyMatch(each -> containers.contains(each.id()) && each.status().isUp());
  }

  /// Those that were sent a signal and have not ended by then, with when that was. From now on,
  /// none is enough to know.
  ///
  /// @param ended grows by those that ended after a signal
  private Map<ContainerId, Instant> stopping(Instant now, Instant until, Set<ContainerId> ended)
      throws InterruptedException {
    var stopping = new HashMap<ContainerId, Instant>();
    try (var events = workplace.insight().get().events(project, now.minus(MEMORY), until)) {
      for (var event = events.next(); event != null; event = events.next()) {
        note(event, stopping, ended);
        if (stopping.isEmpty() && !event.at().isBefore(now)) {
          break;
        }
      }
    }
    return stopping;
  }

  private static void note(
      EngineEvent event, Map<ContainerId, Instant> stopping, Set<ContainerId> ended) {
    switch (event.action()) {
      case "kill" -> {
        if (!NOT_FOR_ENDING.contains(event.attributes().getOrDefault("signal", ""))) {
          stopping.putIfAbsent(event.container(), event.at());
        }
      }
      case "die" -> {
        if (stopping.remove(event.container()) != null) {
          ended.add(event.container());
        }
      }
      case "start", "destroy" -> {
        stopping.remove(event.container());
        ended.remove(event.container());
      }
      default -> {} // says nothing about whether it runs
    }
  }

  private Duration grace(ContainerId container, Duration given) throws InterruptedException {
    try {
      var grace = workplace.engine().get().inspect(container).timeToEnd();
      var own = grace.isNegative() ? MEMORY : grace;
      return own.compareTo(given) > 0 ? own : given;
    } catch (EngineException.NotFound _) {
      return Duration.ZERO;
    }
  }
}
