package dev.dhow.app;

import dev.dhow.plan.Planner;

/// `push`: sends the images that are built here, and have a name of their own, to their registries.
public final class PushImages {
  private final Workplace workplace;

  public PushImages(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(PushOptions options) throws InterruptedException {
    var project = workplace.projects().load(options.services(), options.includeDeps());
    var plan = Planner.push(project);
    if (plan.isEmpty()) {
      workplace.screen().tell("nothing to push: no service has both image and build");
      return 0;
    }
    var runOptions =
        new RunOptions(
            "push", options.dryRun(), options.quiet(), false, false, options.ignoreFailures());
    try (var runs = new PlanRuns(workplace, project.name(), runOptions)) {
      runs.run(plan);
    }
    return 0;
  }
}
