package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.render.TerminalBlock;
import java.util.Set;

/// Runs plans beside the output of an attached `up`, which learns what they start and end.
///
/// @param awaited tells which containers have to end once a plan is over
record AttachedStage(
    Workplace workplace,
    Project project,
    TerminalBlock block,
    AttachedOutput output,
    Awaited awaited)
    implements Remakes.Stage {

  /// The ids of the containers that have to end.
  @FunctionalInterface
  interface Awaited {
    Set<String> of(Project project, AttachedOutput output) throws InterruptedException;
  }

  @Override
  public PlanRuns open(RunOptions options) {
    return new PlanRuns(workplace, project.name(), options, block, output::follow);
  }

  @Override
  public void settle() throws InterruptedException {
    output.settle(workplace.engine().get());
    output.expect(awaited.of(project, output));
  }
}
