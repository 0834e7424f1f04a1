package dev.dhow.execute;

import dev.dhow.plan.Action;
import dev.dhow.plan.Need;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.util.ArrayList;
import java.util.List;

/// Writes plans for tests, a step at a time.
final class Plans {
  private final List<Step> steps = new ArrayList<>();

  StepId add(Action action, Need... needs) {
    return add(action, new Reason.Missing(), needs);
  }

  StepId add(Action action, Reason reason, Need... needs) {
    var id = new StepId(steps.size() + 1);
    steps.add(new Step(id, action, reason, null, List.of(needs)));
    return id;
  }

  /// A step whose only meaning is its name.
  StepId add(String name, Need... needs) {
    return add(new Action.RemoveVolume(name), needs);
  }

  Plan plan() {
    return new Plan(steps, List.of(), List.of());
  }

  static Need done(StepId step) {
    return new Need(step, Need.When.DONE);
  }

  static Need ended(StepId step) {
    return new Need(step, Need.When.ENDED);
  }

  static Need failed(StepId step) {
    return new Need(step, Need.When.FAILED);
  }
}
