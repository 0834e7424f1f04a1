package dev.dhow.app;

import dev.dhow.model.ServiceName;
import dev.dhow.plan.ImageRequest;
import dev.dhow.plan.UpRequest;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.spec.BuildFlags;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `up`'s flags mean for the planner.
final class UpRequests {

  private UpRequests() {}

  /// @param random text that nobody can guess
  /// @throws UsageException when flags and variables contradict each other
  static UpRequest of(UpOptions options, Variables variables, String random) {
    var platform =
        variables.value("DOCKER_DEFAULT_PLATFORM").filter(text -> !text.isEmpty()).orElse(null);
    return new UpRequest(
        names(options.services()),
        replacing(options),
        options.orphans().request(variables, options.otherFiles()),
        options.timeout(),
        new UpRequest.Running(options.start(), options.awaitReady(), options.waitTimeout()),
        new UpRequest.Making(random, platform, false),
        null);
  }

  private static UpRequest.Replacing replacing(UpOptions options) {
    return new UpRequest.Replacing(
        named(options),
        dependencies(options),
        options.renewAnonymousVolumes(),
        options.yes(),
        options.rolling());
  }

  private static Recreate named(UpOptions options) {
    if (options.forceRecreate()) {
      return options.keepDependencies() ? Recreate.REBUILT : Recreate.ALWAYS;
    }
    return unlessNever(options);
  }

  private static Recreate dependencies(UpOptions options) {
    if (options.keepDependencies()) {
      return Recreate.NEVER;
    }
    return options.alwaysRecreateDeps() ? Recreate.ALWAYS : unlessNever(options);
  }

  private static Recreate unlessNever(UpOptions options) {
    return options.noRecreate() ? Recreate.NEVER : Recreate.CHANGED;
  }

  static ImageRequest images(UpOptions options) {
    return new ImageRequest(
        Set.of(),
        options.build() ? ImageRequest.Build.ALWAYS : unlessNoBuild(options),
        pull(options.pull()),
        BuildFlags.TO_RUN);
  }

  private static ImageRequest.Build unlessNoBuild(UpOptions options) {
    if (options.noBuild()) {
      return ImageRequest.Build.NEVER;
    }
    // Nobody but watch keeps dependencies.
    return options.keepDependencies() ? ImageRequest.Build.WATCHED : ImageRequest.Build.MISSING;
  }

  /// @param policy as `--pull` takes it; null when it was not given
  static ImageRequest.@Nullable Pull pull(@Nullable String policy) {
    return switch (policy) {
      case null -> null;
      case "policy" -> null;
      case "always" -> ImageRequest.Pull.ALWAYS;
      case "missing" -> ImageRequest.Pull.MISSING;
      case "never" -> ImageRequest.Pull.NEVER;
      default -> throw UsageException.value("--pull", "always, missing or never", policy);
    };
  }

  static Set<ServiceName> names(Collection<String> services) {
    return services.stream().map(ServiceName::new).collect(Collectors.toSet());
  }
}
