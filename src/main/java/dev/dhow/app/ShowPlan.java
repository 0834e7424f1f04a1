package dev.dhow.app;

import dev.dhow.plan.Plan;
import dev.dhow.render.Colours;
import dev.dhow.render.PlanDisplay;
import dev.dhow.render.PlanJson;

/// `plan`: what `up` would do and why, with the values that changed. It asks the engine and changes
/// nothing.
public final class ShowPlan {
  /// The exit code for a plan that is not empty, when it is asked for.
  private static final int CHANGES = 2;

  private final Workplace workplace;

  public ShowPlan(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param json whether it is for programs
  /// @param tellByExitCode whether the exit code tells that there is something to do
  /// @return the exit code
  public int run(UpOptions options, boolean json, boolean tellByExitCode)
      throws InterruptedException {
    var plans = new Up(workplace).foreseen(options);
    var screen = workplace.screen();
    var display = new PlanDisplay(Colours.when(screen.outColors()));
    screen.out().print(json ? PlanJson.of(plans) : display.of(plans));
    return tellByExitCode && !plans.stream().allMatch(Plan::changesNothing) ? CHANGES : 0;
  }
}
