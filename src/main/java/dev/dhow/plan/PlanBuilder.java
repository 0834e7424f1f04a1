package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grows a plan one step at a time. A step can only need ids already handed out, so a plan is free
/// of cycles, and in dependency order, by construction.
final class PlanBuilder {
  private final List<Step> steps = new ArrayList<>();
  private final List<Plan.Kept> kept = new ArrayList<>();
  private final List<Plan.Note> notes = new ArrayList<>();

  StepId add(Action action, Reason reason, @Nullable ServiceName service, Collection<Need> needs) {
    for (var need : needs) {
      if (need.step().number() > steps.size()) {
        throw new IllegalStateException("a step can only need earlier ones, not " + need);
      }
    }
    var id = new StepId(steps.size() + 1);
    steps.add(new Step(id, action, reason, service, needs.stream().distinct().toList()));
    return id;
  }

  void keep(Plan.Kept container) {
    kept.add(container);
  }

  void note(String text, String hint) {
    notes.add(new Plan.Note(text, hint));
  }

  Plan build() {
    return new Plan(steps, kept, notes);
  }
}
