package dev.dhow.cli;

import dev.dhow.app.OrphanOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `up` and `plan` have in common: the flags that shape what is done.
abstract class UpVerb extends Verb {
  boolean alwaysRecreateDeps;
  boolean build;
  boolean forceRecreate;
  boolean noBuild;
  boolean noDeps;
  boolean noRecreate;
  boolean noStart;
  boolean otherFiles;
  @Nullable String pull;
  @Nullable Boolean removeOrphans;
  boolean renewAnonymousVolumes;
  boolean rolling;
  List<String> scale = new ArrayList<>();
  boolean yes;

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--always-recreate-deps",
            "Recreate the named services' dependencies too",
            value -> alwaysRecreateDeps = value)
        .flag("--build", "Build images first", value -> build = value)
        .flag(
            "--force-recreate",
            "Recreate containers even when nothing changed",
            value -> forceRecreate = value)
        .flag("--no-build", "Do not build missing images", value -> noBuild = value)
        .flag("--no-deps", "Leave dependencies alone", value -> noDeps = value)
        .flag("--no-recreate", "Leave existing containers as they are", value -> noRecreate = value)
        .flag("--no-start", "Create, but do not start", value -> noStart = value)
        .flag(
            "--other-files",
            "Take containers for orphans, too, that were made from other files",
            value -> otherFiles = value)
        .value(
            "--pull",
            "POLICY",
            "Pull images first: always, missing or never",
            value -> pull = value)
        .flag(
            "--remove-orphans",
            "Remove containers of services that are not in the project",
            value -> removeOrphans = value)
        .flag(
            "-V, --renew-anon-volumes",
            "Make anonymous volumes anew instead of carrying them over",
            value -> renewAnonymousVolumes = value)
        .flag(
            "--rolling",
            "Replace containers a few at a time, each by one that is ready",
            value -> rolling = value)
        .values(
            "--scale", "SERVICE=N", "Run this many containers of a service; may be repeated", scale)
        .flag(
            "-y, --yes",
            "Do not ask: make volumes anew whose configuration changed; their data is lost",
            value -> yes = value)
        .operands("SERVICE", "Services to start (default: all)", services);
  }

  final OrphanOptions orphans() {
    return new OrphanOptions(removeOrphans, OrphanOptions.Heeded.ALL);
  }

  /// Refuses flags that contradict each other.
  final void checkPlan() {
    conflict(build, noBuild, "--build and --no-build");
    conflict(forceRecreate, noRecreate, "--force-recreate and --no-recreate");
    conflict(renewAnonymousVolumes, noRecreate, "--renew-anon-volumes and --no-recreate");
    conflict(alwaysRecreateDeps, noRecreate, "--always-recreate-deps and --no-recreate");
    conflict(rolling, noRecreate, "--rolling and --no-recreate");
    conflict(rolling, noStart, "--rolling and --no-start");
  }
}
