package dev.dhow.cli;

import dev.dhow.app.BuildImages;
import dev.dhow.app.BuildOptions;
import dev.dhow.app.UsageException;
import dev.dhow.model.Sorted;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `dhow build`: builds the images of services with a build section.
final class BuildCommand extends Verb {
  private static final String AGENT = "default";

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

  @Override
  String description() {
    return "Build images";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .values("--build-arg", "KEY=VALUE", "Set a build variable; may be repeated", buildArgs)
        .value("--builder", "NAME", "The builder of docker buildx to use", value -> builder = value)
        .flag("--check", "Look for mistakes in what would be built", value -> check = value)
        .withoutEffect("--compress")
        .withoutEffect("--force-rm")
        .value(
            "-m, --memory",
            "SIZE",
            "How much memory steps may use; the classic builder only",
            value -> memory = value)
        .flag("--no-cache", "Build every step anew", value -> noCache = value)
        .withoutEffect("--no-rm")
        .withoutEffect("--parallel")
        .flag(
            "--print", "Print the builds as a file for docker buildx bake", value -> print = value)
        .hiddenValue("--progress", value -> progress = value)
        .value("--provenance", "MODE", "Attest how images were built", value -> provenance = value)
        .flag("--pull", "Look for newer base images", value -> pull = value)
        .flag("--push", "Push images that have a name of their own", value -> push = value)
        .flag("-q, --quiet", "Do not show build output", value -> quiet = value)
        .value("--sbom", "MODE", "Attest what images are made of", value -> sbom = value)
        .value(
            "--ssh",
            "ID[=PATH]",
            "Let steps use a key, or the agent (default)",
            value -> ssh = value)
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
    conflict(check, push, "--check and --push");
    var workplace = print ? session.workplace() : session.workplaceWithEngine();
    return new BuildImages(workplace)
        .run(
            new BuildOptions(
                named(services),
                check,
                print,
                withDependencies,
                noCache,
                pull,
                push,
                List.copyOf(buildArgs),
                ssh(ssh),
                builder == null || builder.isEmpty() ? null : builder,
                memory == null ? 0 : Bytes.parse("--memory", memory),
                provenance,
                sbom,
                quiet,
                dryRun || session.dryRun()));
  }

  /// `ID=PATH`, or `default` for the agent.
  private static SortedMap<String, String> ssh(@Nullable String given) {
    var keys = new TreeMap<String, String>();
    if (given != null) {
      int equals = given.indexOf('=');
      if (equals < 0 && !given.isEmpty() && !given.equals(AGENT)) {
        throw new UsageException(
            "invalid ssh key \"" + given + "\"", "write it as ID=PATH, or default for the agent");
      }
      keys.put(
          equals < 0 ? AGENT : given.substring(0, equals),
          equals < 0 ? "" : given.substring(equals + 1));
    }
    return Sorted.copyOf(keys);
  }
}
