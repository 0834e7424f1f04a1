package dev.dhow.cli;

import dev.dhow.app.PushImages;
import dev.dhow.app.PushOptions;

/// `dhow push`: sends the images of services to their registries.
final class PushCommand extends Verb {
  boolean ignoreFailures;
  boolean includeDeps;
  boolean quiet;

  @Override
  String description() {
    return "Push images";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--ignore-push-failures",
            "Succeed even when some images cannot be pushed",
            value -> ignoreFailures = value)
        .flag("--include-deps", "Push the images of dependencies too", value -> includeDeps = value)
        .flag("-q, --quiet", "Do not show the progress of layers", value -> quiet = value)
        .operands("SERVICE", "Services to push for (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new PushImages(session.workplaceWithEngine())
        .run(
            new PushOptions(
                named(services), includeDeps, ignoreFailures, quiet, dryRun || session.dryRun()));
  }
}
