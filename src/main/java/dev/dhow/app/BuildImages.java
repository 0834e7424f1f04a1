package dev.dhow.app;

import dev.dhow.load.Work;
import dev.dhow.plan.ImageRequest;
import dev.dhow.plan.Planner;
import java.util.Set;

/// `build`: builds the images of services with a build section, whether they are there or not.
public final class BuildImages {
  private final Workplace workplace;

  public BuildImages(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(BuildOptions options) throws InterruptedException {
    var project = workplace.projects().load(Work.BUILD, options.services(), true);
    var request =
        new ImageRequest(
            options.withDependencies() ? Set.of() : UpRequests.names(options.services()),
            ImageRequest.Build.COMMANDED,
            ImageRequest.Pull.NEVER,
            options.noCache(),
            options.pull(),
            options.args());
    var state = Observation.of(workplace.engine().get(), project, workplace.projects());
    var runOptions =
        new RunOptions("build", options.dryRun(), false, options.quiet(), false, false);
    try (var runs = new PlanRuns(workplace, project.name(), runOptions)) {
      var platform = new DefaultPlatform(workplace.projects().variables());
      runs.run(Planner.images(platform.ofImages(project), state, request));
    }
    return 0;
  }
}
