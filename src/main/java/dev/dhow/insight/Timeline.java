package dev.dhow.insight;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.insight.Span.Ending;
import dev.dhow.model.Entries;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Need;
import dev.dhow.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Where the time of a command went, worked out from the events of its plans.
///
/// A step of one plan waits for all of the plans before, so those without needs need the last to
/// end there.
///
/// @param began when the command began
/// @param spans what was done, in the order of their ids; steps that never ran are not among them
public record Timeline(ProjectName project, Instant began, List<Span> spans) {

  public Timeline {
    spans = List.copyOf(spans);
  }

  /// @param events of one plan after the other
  public static Timeline of(ProjectName project, Instant began, List<Event> events) {
    var collector = new Collector(began);
    events.forEach(collector::accept);
    return new Timeline(project, began, collector.spans());
  }

  /// When the last of it ended, since the command began.
  public Duration length() {
    return spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /// How the services came up, those that took longest first; by name where they took the same.
  public List<CriticalPath> paths() {
    var ids = new HashMap<Integer, Span>();
    var last = new TreeMap<ServiceName, Span>();
    for (var span : spans) {
      ids.put(span.id(), span);
      if (span.service() != null) {
        last.merge(span.service(), span, BinaryOperator.maxBy(Span::byEnd));
      }
    }
    return Entries.of(last)
        .map(each -> CriticalPath.of(each.getKey(), each.getValue(), ids))
        .sorted((one, other) -> other.length().compareTo(one.length()))
        .toList();
  }

  /// Puts the events of steps together.
  private static final class Collector {
    private final Instant began;
    private final List<Span> spans = new ArrayList<>();
    private final Map<StepId, Integer> ids = new HashMap<>();
    private final Map<StepId, Instant> starts = new HashMap<>();
    private List<Integer> gate = List.of();
    private int offset;

    Collector(Instant began) {
      this.began = began;
    }

    void accept(Event event) {
      switch (event) {
        case Event.PlanReady(_, var plan) -> {
          ids.clear();
          starts.clear();
          plan.steps().forEach(step -> ids.put(step.id(), offset + step.id().number()));
          offset += plan.steps().size();
        }
        case Event.StepStarted(var at, var step) -> starts.put(step.id(), at);
        case Event.StepFinished finished -> finish(finished);
        case Event.PlanFinished _ ->
            gate = spans.stream().max(Span::byEnd).map(last -> List.of(last.id())).orElse(gate);
        case Event.StepProgressed _ -> {} // tells nothing of time
      }
    }

    private void finish(Event.StepFinished finished) {
      var step = finished.step();
      var start = starts.get(step.id());
      if (start == null) {
        return; // it never ran
      }
      var activity = Activity.of(step);
      var from = later(Duration.ZERO, since(start));
      var needs =
          step.needs().stream()
              .map(Need::step)
              .filter(starts::containsKey)
              .map(need -> Objects.requireNonNull(ids.get(need)))
              .sorted()
              .toList();
      spans.add(
          new Span(
              Objects.requireNonNull(ids.get(step.id())),
              activity.kind(),
              activity.subject(),
              activity.service(),
              from,
              later(from, since(finished.at())),
              ending(finished.outcome()),
              needs.isEmpty() ? gate : needs));
    }

    private Duration since(Instant at) {
      return Duration.between(began, at).truncatedTo(ChronoUnit.MILLIS);
    }

    /// Somebody may set the clock back meanwhile, and nothing ends before it starts all the same.
    private static Duration later(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? other : one;
    }

    private static Ending ending(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Done _, Outcome.NotNeeded _ -> Ending.DONE;
        case Outcome.Failed _, Outcome.Skipped _ -> Ending.FAILED;
        case Outcome.Cancelled _ -> Ending.CANCELLED;
      };
    }

    List<Span> spans() {
      return spans.stream().sorted((one, other) -> Integer.compare(one.id(), other.id())).toList();
    }
  }
}
