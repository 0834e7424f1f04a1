package dev.dhow.plan;

import dev.dhow.plan.PlanningException.Problem;
import java.util.ArrayList;
import java.util.List;

/// A plan, and what stands in its way.
public record Outlook(Plan plan, List<Problem> problems) {

  public Outlook {
    problems = List.copyOf(problems);
  }

  /// The plan, when nothing stands in its way.
  ///
  /// @param more that stands in its way, too
  /// @throws PlanningException when something does
  public Plan unlessHindered(List<Problem> more) {
    var all = new ArrayList<>(problems);
    all.addAll(more);
    if (!all.isEmpty()) {
      throw new PlanningException(all);
    }
    return plan;
  }
}
