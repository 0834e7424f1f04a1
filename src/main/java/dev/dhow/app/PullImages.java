package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.ImageRequest;
import dev.dhow.plan.Planner;
import dev.dhow.spec.BuildFlags;
import dev.dhow.state.EngineState;
import java.util.Set;
import java.util.stream.Collectors;

/// `pull`: fetches the services' images from their registries; containers stay as they are.
public final class PullImages {
  private final Workplace workplace;

  public PullImages(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(PullOptions options) throws InterruptedException {
    var project = workplace.projects().load(options.services(), options.includeDeps());
    var state = Observation.of(workplace.engine().get(), project, workplace.projects());
    var wanted = wanted(project, state, options);
    if (wanted.isEmpty()) {
      workplace.screen().tell("nothing to pull");
      return 0;
    }
    var request =
        new ImageRequest(
            wanted, ImageRequest.Build.NEVER, ImageRequest.Pull.COMMANDED, BuildFlags.NONE);
    try (var runs = new PlanRuns(workplace, project.name(), runOptions(options))) {
      var platform = new DefaultPlatform(workplace.projects().variables());
      runs.run(Planner.images(platform.ofImages(project), state, request));
    }
    return 0;
  }

  private static RunOptions runOptions(PullOptions options) {
    return new RunOptions(
        "pull", options.dryRun(), options.quiet(), false, false, options.ignoreFailures());
  }

  private static Set<ServiceName> wanted(Project project, EngineState state, PullOptions options) {
    return project.services().values().stream()
        .filter(service -> isWanted(service, state, options))
        .map(Service::name)
        .collect(Collectors.toSet());
  }

  /// An explicit pull asks the registry even for an image that is there, unless told not to.
  private static boolean isWanted(Service service, EngineState state, PullOptions options) {
    var image = service.image();
    if (image == null || (service.build() != null && options.ignoreBuildable())) {
      return false;
    }
    var policy = options.policy() != null ? options.policy() : service.pullPolicy();
    return switch (policy) {
      case "never", "build" -> false;
      case "missing", "if_not_present" -> state.image(image).isEmpty() || isLatest(image);
      case null, default -> true;
    };
  }

  private static boolean isLatest(String image) {
    var name = image.substring(image.lastIndexOf('/') + 1);
    return name.endsWith(":latest") || (!name.contains(":") && !name.contains("@"));
  }
}
