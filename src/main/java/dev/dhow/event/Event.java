package dev.dhow.event;

import dev.dhow.plan.Plan;
import dev.dhow.plan.Step;
import java.time.Instant;

/// Something that happened while a plan was run.
public sealed interface Event {

  Instant at();

  record PlanReady(Instant at, Plan plan) implements Event {}

  record StepStarted(Instant at, Step step) implements Event {}

  record StepProgressed(Instant at, Step step, StepProgress progress) implements Event {}

  record StepFinished(Instant at, Step step, Outcome outcome) implements Event {}

  /// All steps have ended.
  record PlanFinished(Instant at, Plan plan) implements Event {}
}
