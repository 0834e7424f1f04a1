package dev.dhow.event;

import dev.dhow.plan.StepId;

/// How a step ended.
public sealed interface Outcome {

  record Done() implements Outcome {}

  record Failed(Exception cause) implements Outcome {}

  /// Never started, because a step it needs did not succeed.
  record Skipped(StepId because) implements Outcome {}

  /// Never started, because what it would have put back is in place.
  record NotNeeded() implements Outcome {}

  record Cancelled() implements Outcome {}
}
