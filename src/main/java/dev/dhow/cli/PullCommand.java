package dev.dhow.cli;

import dev.dhow.app.PullImages;
import dev.dhow.app.PullOptions;
import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;

/// `dhow pull`: fetches the images of services from their registries.
final class PullCommand extends Verb {
  boolean ignoreBuildable;
  boolean ignoreFailures;
  boolean includeDeps;
  boolean noParallel;
  boolean parallel;
  @Nullable String policy;
  boolean quiet;

  @Override
  String description() {
    return "Pull images";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--ignore-buildable",
            "Leave out services whose image can be built",
            value -> ignoreBuildable = value)
        .flag(
            "--ignore-pull-failures",
            "Succeed even when some images cannot be pulled",
            value -> ignoreFailures = value)
        .flag("--include-deps", "Pull the images of dependencies too", value -> includeDeps = value)
        .hiddenFlag("--no-parallel", _ -> noParallel = true)
        .hiddenFlag("--parallel", _ -> parallel = true)
        .choice(
            "--policy",
            "POLICY",
            "Pull only what is missing, or always: missing or always",
            value -> policy = value)
        .flag("-q, --quiet", "Do not show the progress of layers", value -> quiet = value)
        .operands("SERVICE", "Services to pull for (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    session.obsolete(noParallel, "--no-parallel", "use --parallel N before pull");
    session.obsolete(parallel, "--parallel", "leave it out: it has no effect");
    if (policy != null && !policy.equals("missing") && !policy.equals("always")) {
      throw UsageException.value("--policy", "missing or always", policy);
    }
    return new PullImages(session.workplaceWithEngine())
        .run(
            new PullOptions(
                named(services),
                includeDeps,
                ignoreBuildable,
                ignoreFailures,
                policy,
                quiet,
                dryRun || session.dryRun()));
  }
}
