package dev.dhow.cli;

import dev.dhow.app.BuildImages;
import dev.dhow.app.BuildOptions;
import dev.dhow.model.Sorted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow build`: builds the images of services with a build section.
@Command(name = "build", description = "Build images")
final class BuildCommand extends Verb {

  @Option(
      names = "--build-arg",
      paramLabel = "KEY=VALUE",
      description = "Set a build variable; may be repeated")
  List<String> buildArgs = new ArrayList<>();

  @Option(names = "--builder", hidden = true)
  @Nullable String builder;

  @Option(names = "--check", arity = "0..1", hidden = true)
  boolean check;

  @Option(names = "--compress", arity = "0..1", hidden = true)
  boolean compress;

  @Option(names = "--force-rm", arity = "0..1", hidden = true)
  boolean forceRm;

  @Option(
      names = {"-m", "--memory"},
      hidden = true)
  @Nullable String memory;

  @Option(names = "--no-cache", arity = "0..1", description = "Build every step anew")
  boolean noCache;

  @Option(names = "--no-rm", arity = "0..1", hidden = true)
  boolean noRm;

  @Option(names = "--parallel", arity = "0..1", hidden = true)
  boolean parallel;

  @Option(names = "--print", arity = "0..1", hidden = true)
  boolean print;

  @Option(names = "--provenance", hidden = true)
  @Nullable String provenance;

  @Option(names = "--pull", arity = "0..1", description = "Look for newer base images")
  boolean pull;

  @Option(names = "--push", arity = "0..1", hidden = true)
  boolean push;

  @Option(
      names = {"-q", "--quiet"},
      arity = "0..1",
      description = "Do not show build output")
  boolean quiet;

  @Option(names = "--sbom", hidden = true)
  @Nullable String sbom;

  @Option(names = "--ssh", hidden = true)
  @Nullable String ssh;

  @Option(
      names = "--with-dependencies",
      arity = "0..1",
      description = "Build the services' dependencies too")
  boolean withDependencies;

  @Parameters(paramLabel = "SERVICE", description = "Services to build (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    refuse(builder != null, "--builder");
    refuse(check, "--check");
    refuse(compress, "--compress");
    refuse(forceRm, "--force-rm");
    refuse(memory != null, "--memory");
    refuse(noRm, "--no-rm");
    refuse(print, "--print");
    refuse(provenance != null, "--provenance");
    refuse(push, "--push");
    refuse(sbom != null, "--sbom");
    refuse(ssh != null, "--ssh");
    var args = new TreeMap<String, String>();
    for (var arg : buildArgs) {
      var equals = arg.indexOf('=');
      if (equals >= 0) {
        args.put(arg.substring(0, equals), arg.substring(equals + 1));
      } else {
        session.variables().value(arg).ifPresent(value -> args.put(arg, value));
      }
    }
    return new BuildImages(session.workplace())
        .run(
            new BuildOptions(
                new LinkedHashSet<>(services),
                withDependencies,
                noCache,
                pull,
                Sorted.copyOf(args),
                quiet,
                dryRun || session.dryRun()));
  }
}
