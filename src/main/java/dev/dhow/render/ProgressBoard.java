package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepFailedException;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Turns events about steps into what people follow: resources and what they are doing.
final class ProgressBoard {
  private final SequencedMap<Resource, Track> tracks = new LinkedHashMap<>();
  private final Map<StepId, List<Track>> byStep = new HashMap<>();
  private final Map<StepId, StepId> skippedBecause = new HashMap<>();
  private final boolean whole;
  private Plan plan = Plan.EMPTY;

  /// For progress.
  ProgressBoard() {
    this(false);
  }

  private ProgressBoard(boolean whole) {
    this.whole = whole;
  }

  /// For plans that are only looked at.
  static ProgressBoard whole() {
    return new ProgressBoard(true);
  }

  /// A resource that has just come to do something else.
  ///
  /// @param status the one it has now
  record Change(Track track, Status status) {
    Resource resource() {
      return track.resource();
    }
  }

  /// All resources of the plan, in its order, those that stay as they are first.
  List<Track> tracks() {
    return List.copyOf(tracks.values());
  }

  /// The resources a step acts on.
  List<Track> of(Step step) {
    return byStep.getOrDefault(step.id(), List.of());
  }

  List<Change> accept(Event event) {
    return switch (event) {
      case Event.PlanReady(_, var plan) -> begin(plan);
      case Event.StepStarted(var at, var step) -> change(step, track -> track.started(step, at));
      case Event.StepProgressed _, Event.PlanFinished _ -> List.of();
      case Event.StepFinished(var at, var step, var outcome) -> {
        var changes = new ArrayList<>(finish(at, step, outcome));
        changes.addAll(change(step, Track::rested));
        yield changes;
      }
    };
  }

  private List<Change> begin(Plan plan) {
    this.plan = plan;
    tracks.clear();
    byStep.clear();
    skippedBecause.clear();
    for (var kept : plan.kept()) {
      tracks.computeIfAbsent(Resource.container(kept.container().name()), Track::new);
    }
    var finder = new Resource.Finder(plan);
    for (var step : plan.steps()) {
      var concerned = new ArrayList<Track>();
      // Whoever waits for a command sees what that says.
      var shown =
          !whole && step.reason().equals(Reason.Requested.RUN)
              ? List.<Resource>of()
              : finder.of(step.id(), step.action());
      for (var resource : shown) {
        var track = tracks.computeIfAbsent(resource, Track::new);
        track.add(step);
        concerned.add(track);
      }
      byStep.put(step.id(), List.copyOf(concerned));
    }
    var changes = new ArrayList<Change>();
    for (var kept : plan.kept()) {
      var track = tracks.get(Resource.container(kept.container().name()));
      if (track != null && kept.running()) {
        track.running();
        changes.add(new Change(track, track.status()));
      }
    }
    tracks.values().removeIf(track -> !track.hasSteps() && track.status().equals(Status.PENDING));
    return changes;
  }

  private List<Change> finish(Instant at, Step step, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done() -> change(step, track -> track.done(step, at));
      case Outcome.Failed(var cause) -> fail(at, step, cause);
      case Outcome.Skipped(var because) -> {
        skippedBecause.put(step.id(), because);
        var note = root(because).map(found -> found.id() + " failed").orElse("");
        yield change(step, track -> track.skipped(step, at, note));
      }
      case Outcome.NotNeeded() -> {
        of(step).forEach(track -> track.notNeeded(step));
        yield List.of();
      }
      case Outcome.Cancelled() -> change(step, track -> track.cancelled(step, at));
    };
  }

  /// A wait for several containers fails because of some of them; its message names those.
  private List<Change> fail(Instant at, Step step, Exception cause) {
    var message = messageOf(cause);
    if (PlanResult.isTolerated(plan, step.id(), cause)) {
      return change(step, track -> track.skipped(step, at, message));
    }
    var named =
        of(step).stream().filter(track -> message.contains(track.resource().name())).toList();
    return change(
        step,
        track ->
            named.isEmpty() || named.contains(track)
                ? track.failed(step, at, message)
                : track.waitedInVain(step, at));
  }

  private List<Change> change(Step step, Function<Track, Status> next) {
    var changes = new ArrayList<Change>();
    for (var track : of(step)) {
      var before = track.status();
      var after = next.apply(track);
      if (!after.equals(before)) {
        changes.add(new Change(track, after));
      }
    }
    return changes;
  }

  /// The resource whose failure a skipped step goes back to.
  private Optional<Resource> root(StepId because) {
    var step = because;
    for (var next = skippedBecause.get(step); next != null; next = skippedBecause.get(step)) {
      step = next;
    }
    return byStep.getOrDefault(step, List.of()).stream().findFirst().map(Track::resource);
  }

  /// What went wrong, in a line.
  private static String messageOf(Exception cause) {
    if (cause instanceof StepFailedException failed) {
      return SafeText.of(failed.brief()).strip();
    }
    var message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return SafeText.of(message.lines().findFirst().orElse("")).strip();
  }
}
