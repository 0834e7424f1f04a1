package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.ImageRequest;
import dev.dhow.plan.Planner;
import dev.dhow.spec.BuildFlags;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.BuildSpecs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `build`: builds the images of services with a build section, whether they are there or not. It
/// may also only look for mistakes in them, or print them as a file for bake.
public final class BuildImages {
  private final Workplace workplace;

  public BuildImages(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(BuildOptions options) throws InterruptedException {
    var loaded = workplace.projects().load(options.services(), true);
    var project = new DefaultPlatform(workplace.projects().variables()).ofImages(loaded);
    var flags = flags(options);
    if (options.print()) {
      return print(project, options, flags);
    }
    return options.check() ? check(project, options, flags) : build(project, options, flags);
  }

  private int build(Project project, BuildOptions options, BuildFlags flags)
      throws InterruptedException {
    var request =
        new ImageRequest(
            options.withDependencies() ? Set.of() : UpRequests.names(options.services()),
            ImageRequest.Build.COMMANDED,
            ImageRequest.Pull.NEVER,
            flags);
    var state = Observation.of(workplace.engine().get(), project, workplace.projects());
    var runOptions =
        new RunOptions("build", options.dryRun(), false, options.quiet(), false, false);
    try (var runs = new PlanRuns(workplace, project.name(), runOptions)) {
      runs.run(Planner.images(project, state, request));
    }
    return 0;
  }

  private int check(Project project, BuildOptions options, BuildFlags flags)
      throws InterruptedException {
    var wanted = wanted(project, options, flags);
    if (wanted.isEmpty()) {
      return 0;
    }
    var out = workplace.screen().out();
    try (var builds = workplace.engine().get().builds(wanted, 1)) {
      return builds.check(options.quiet() ? _ -> {} : out::println) ? 0 : 1;
    }
  }

  private int print(Project project, BuildOptions options, BuildFlags flags)
      throws InterruptedException {
    var wanted = wanted(project, options, flags);
    if (wanted.isEmpty()) {
      return 0;
    }
    try (var builds = workplace.engine().get().builds(wanted, 1)) {
      workplace.screen().out().println(builds.bakeFile(all(project, flags)));
    }
    return 0;
  }

  /// The builds that were asked for, and those whose images they take files from.
  private static List<BuildSpec> wanted(Project project, BuildOptions options, BuildFlags flags) {
    var wanted = new LinkedHashMap<String, BuildSpec>();
    for (var build : all(project, flags)) {
      var named = options.services().isEmpty() || options.withDependencies();
      if (named || options.services().contains(build.service().value())) {
        add(build, wanted);
      }
    }
    return List.copyOf(wanted.values());
  }

  private static void add(BuildSpec build, Map<String, BuildSpec> wanted) {
    if (wanted.putIfAbsent(build.service().value(), build) == null) {
      build.contexts().forEach(context -> add(context, wanted));
    }
  }

  private static List<BuildSpec> all(Project project, BuildFlags flags) {
    return project.services().values().stream()
        .filter(service -> service.build() != null)
        .map(service -> BuildSpecs.of(project, service, flags))
        .toList();
  }

  /// An argument without a value has that of the variable of its name, if there is one.
  private BuildFlags flags(BuildOptions options) {
    var variables = workplace.projects().variables();
    var args = new TreeMap<String, @Nullable String>();
    for (var arg : options.args()) {
      int equals = arg.indexOf('=');
      if (equals >= 0) {
        args.put(arg.substring(0, equals), arg.substring(equals + 1));
      } else {
        args.put(arg, variables.value(arg).orElse(null));
      }
    }
    return new BuildFlags(
        options.noCache(),
        options.pull(),
        args,
        options.ssh(),
        options.push(),
        false,
        options.check(),
        options.builder(),
        options.memory(),
        options.provenance(),
        options.sbom());
  }
}
