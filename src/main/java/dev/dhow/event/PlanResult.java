package dev.dhow.event;

import dev.dhow.plan.Plan;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// How a plan that was run ended, step by step.
///
/// @param outcomes of all its steps, in their order
public record PlanResult(Plan plan, SequencedMap<StepId, Outcome> outcomes) {

  public PlanResult {
    outcomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outcomes));
  }

  /// A step that failed, and what never ran because of it.
  ///
  /// @param tolerated whether the project is as wanted all the same
  public record Failure(Step step, Exception cause, List<Step> skipped, boolean tolerated) {

    public Failure {
      skipped = List.copyOf(skipped);
    }
  }

  public Outcome of(StepId step) {
    return Objects.requireNonNull(outcomes.get(step), "every step has an outcome");
  }

  /// Whether all that had to be done was done.
  public boolean succeeded() {
    return !cancelled() && failures().stream().allMatch(Failure::tolerated);
  }

  /// Whether steps did not run, or not to their end, because the run was cancelled.
  public boolean cancelled() {
    return outcomes.values().stream().anyMatch(Outcome.Cancelled.class::isInstance);
  }

  public List<Failure> failures() {
    var failures = new ArrayList<Failure>();
    for (var step : plan.steps()) {
      if (of(step.id()) instanceof Outcome.Failed(var cause)) {
        var tolerated = isTolerated(plan, step.id(), cause);
        failures.add(new Failure(step, cause, skippedBecauseOf(step.id()), tolerated));
      }
    }
    return failures;
  }

  /// Whether the project is as wanted although the step failed.
  public static boolean isTolerated(Plan plan, StepId step, Exception cause) {
    return plan.tolerates(step)
        || (cause instanceof StillInUseException && plan.toleratesUse(step));
  }

  private List<Step> skippedBecauseOf(StepId failed) {
    return plan.steps().stream()
        .filter(step -> of(step.id()) instanceof Outcome.Skipped && root(step.id()).equals(failed))
        .toList();
  }

  /// Where a chain of skipped steps begins.
  private StepId root(StepId step) {
    var at = step;
    while (of(at) instanceof Outcome.Skipped(var because)) {
      at = because;
    }
    return at;
  }
}
