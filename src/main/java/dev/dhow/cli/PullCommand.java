package dev.dhow.cli;

import dev.dhow.app.PullImages;
import dev.dhow.app.PullOptions;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow pull`: fetches the images of services from their registries.
@Command(name = "pull", description = "Pull images")
final class PullCommand extends Verb {

  @Option(
      names = "--ignore-buildable",
      arity = "0..1",
      description = "Leave out services whose image can be built")
  boolean ignoreBuildable;

  @Option(
      names = "--ignore-pull-failures",
      arity = "0..1",
      description = "Succeed even when some images cannot be pulled")
  boolean ignoreFailures;

  @Option(
      names = "--include-deps",
      arity = "0..1",
      description = "Pull the images of dependencies too")
  boolean includeDeps;

  @Option(names = "--no-parallel", arity = "0..1", hidden = true)
  boolean noParallel;

  @Option(names = "--parallel", arity = "0..1", hidden = true)
  boolean parallel;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Pull only what is missing, or always: missing or always")
  @Nullable String policy;

  @Option(
      names = {"-q", "--quiet"},
      arity = "0..1",
      description = "Do not show the progress of layers")
  boolean quiet;

  @Parameters(paramLabel = "SERVICE", description = "Services to pull for (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    refuse(noParallel, "--no-parallel");
    if (policy != null && !policy.equals("missing") && !policy.equals("always")) {
      throw new UsageException("--policy takes missing or always, not " + policy);
    }
    return new PullImages(session.workplace())
        .run(
            new PullOptions(
                new LinkedHashSet<>(services),
                includeDeps,
                ignoreBuildable,
                ignoreFailures,
                policy,
                quiet,
                dryRun || session.dryRun()));
  }
}
