package dev.dhow.cli;

import dev.dhow.app.BuildImages;
import dev.dhow.app.BuildOptions;
import dev.dhow.model.Sorted;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `dhow build`: builds the images of services with a build section.
final class BuildCommand extends Verb {
  List<String> buildArgs = new ArrayList<>();
  @Nullable String builder;
  boolean check;
  @Nullable String memory;
  boolean noCache;
  boolean print;
  @Nullable String progress;
  @Nullable String provenance;
  boolean pull;
  boolean push;
  boolean quiet;
  @Nullable String sbom;
  @Nullable String ssh;
  boolean withDependencies;
  List<String> services = new ArrayList<>();

  @Override
  String description() {
    return "Build images";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .values("--build-arg", "KEY=VALUE", "Set a build variable; may be repeated", buildArgs)
        .hiddenValue("--builder", value -> builder = value)
        .hiddenFlag("--check", value -> check = value)
        .withoutEffect("--compress")
        .withoutEffect("--force-rm")
        .hiddenValue("-m, --memory", value -> memory = value)
        .flag("--no-cache", "Build every step anew", value -> noCache = value)
        .withoutEffect("--no-rm")
        .withoutEffect("--parallel")
        .hiddenFlag("--print", value -> print = value)
        .hiddenValue("--progress", value -> progress = value)
        .hiddenValue("--provenance", value -> provenance = value)
        .flag("--pull", "Look for newer base images", value -> pull = value)
        .hiddenFlag("--push", value -> push = value)
        .flag("-q, --quiet", "Do not show build output", value -> quiet = value)
        .hiddenValue("--sbom", value -> sbom = value)
        .hiddenValue("--ssh", value -> ssh = value)
        .flag(
            "--with-dependencies",
            "Build the services' dependencies too",
            value -> withDependencies = value)
        .operands("SERVICE", "Services to build (default: all)", services);
  }

  @Override
  void prepare(RootOptions root) {
    if (progress != null) {
      root.progress = progress;
    }
  }

  @Override
  int run(Session session) throws InterruptedException {
    session.obsolete(progress != null, "build --progress", "give --progress before build");
    refuse(builder != null, "--builder");
    refuse(check, "--check");
    refuse(memory != null, "--memory");
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
    return new BuildImages(session.workplaceWithEngine())
        .run(
            new BuildOptions(
                named(services),
                withDependencies,
                noCache,
                pull,
                Sorted.copyOf(args),
                quiet,
                dryRun || session.dryRun()));
  }
}
