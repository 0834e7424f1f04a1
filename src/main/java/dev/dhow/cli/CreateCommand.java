package dev.dhow.cli;

import dev.dhow.app.CreateOptions;
import dev.dhow.app.Up;
import dev.dhow.app.UpOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow create`: what `up` does, without starting anything.
final class CreateCommand extends Verb {
  boolean build;
  boolean forceRecreate;
  boolean noBuild;
  boolean noRecreate;
  @Nullable String pull;
  boolean quietPull;
  boolean removeOrphans;
  List<String> scale = new ArrayList<>();
  boolean y;
  boolean yes;

  @Override
  String description() {
    return "Create containers, and do not start them";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("--build", "Build images first", value -> build = value)
        .flag(
            "--force-recreate",
            "Recreate containers even when nothing changed",
            value -> forceRecreate = value)
        .flag("--no-build", "Do not build missing images", value -> noBuild = value)
        .flag("--no-recreate", "Leave existing containers as they are", value -> noRecreate = value)
        .value(
            "--pull",
            "POLICY",
            "Pull images first: always, missing or never; or build them: build",
            value -> pull = value)
        .flag("--quiet-pull", "Do not show pull progress", value -> quietPull = value)
        .flag(
            "--remove-orphans",
            "Remove containers of services that are not in the project",
            value -> removeOrphans = value)
        .values(
            "--scale",
            "SERVICE=N",
            "Create this many containers of a service; may be repeated",
            scale)
        .hiddenFlag(
            "--y",
            value -> {
              yes = value;
              y = true;
            })
        .flag(
            "-y, --yes",
            "Do not ask: make volumes anew whose configuration changed; their data is lost",
            value -> yes = value)
        .operands("SERVICE", "Services to create (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    session.obsolete(y, "--y", "use --yes");
    var builds = build || "build".equals(pull);
    conflict(builds, noBuild, "--build and --no-build");
    conflict(forceRecreate, noRecreate, "--force-recreate and --no-recreate");
    var options =
        new CreateOptions(
            named(services),
            builds,
            noBuild,
            forceRecreate,
            noRecreate,
            removeOrphans,
            "build".equals(pull) ? null : pull,
            quietPull,
            Scales.parse("--scale", scale),
            yes,
            dryRun || session.dryRun());
    return new Up(session.workplaceWithEngine(), "create").run(UpOptions.create(options));
  }
}
