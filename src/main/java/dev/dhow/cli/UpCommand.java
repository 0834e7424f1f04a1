package dev.dhow.cli;

import dev.dhow.app.Up;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow up`: creates what is missing, replaces what changed, starts what does not run.
final class UpCommand extends Verb {
  boolean abortOnExit;
  boolean abortOnFailure;
  boolean alwaysRecreateDeps;
  List<String> attach = new ArrayList<>();
  boolean attachDependencies;
  boolean build;
  boolean detach;
  boolean engineHealthOnly;
  @Nullable String exitCodeFrom;
  boolean forceRecreate;
  boolean menu;
  List<String> noAttach = new ArrayList<>();
  boolean noBuild;
  boolean noColor;
  boolean noDeps;
  boolean noLogPrefix;
  boolean noRecreate;
  boolean noStart;
  @Nullable String pull;
  boolean quietBuild;
  boolean quietPull;
  @Nullable Boolean removeOrphans;
  boolean renewAnonymousVolumes;
  List<String> scale = new ArrayList<>();
  @Nullable Integer timeout;
  boolean timestamps;
  boolean awaitReady;
  @Nullable Integer waitTimeout;
  boolean watch;
  boolean y;
  boolean yes;
  List<String> services = new ArrayList<>();

  @Override
  String description() {
    return "Create and start containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--abort-on-container-exit",
            "Stop everything when any container ends",
            value -> abortOnExit = value)
        .flag(
            "--abort-on-container-failure",
            "Stop everything when any container ends with an error",
            value -> abortOnFailure = value)
        .flag(
            "--always-recreate-deps",
            "Recreate the named services' dependencies too",
            value -> alwaysRecreateDeps = value)
        .values("--attach", "SERVICE", "Show the output of these services only", attach)
        .flag(
            "--attach-dependencies",
            "Show the output of dependencies too",
            value -> attachDependencies = value)
        .flag("--build", "Build images first", value -> build = value)
        .flag(
            "-d, --detach",
            "Leave the containers running in the background",
            value -> detach = value)
        .flag(
            "--engine-health-only",
            "Wait for the engine's verdict on health; do not probe in between",
            value -> engineHealthOnly = value)
        .value(
            "--exit-code-from",
            "SERVICE",
            "End with this service's exit code; implies --abort-on-container-exit",
            value -> exitCodeFrom = value)
        .flag(
            "--force-recreate",
            "Recreate containers even when nothing changed",
            value -> forceRecreate = value)
        .hiddenFlag("--menu", value -> menu = value)
        .values("--no-attach", "SERVICE", "Do not show the output of these services", noAttach)
        .flag("--no-build", "Do not build missing images", value -> noBuild = value)
        .flag("--no-color", "Print output without colours", value -> noColor = value)
        .flag("--no-deps", "Leave dependencies alone", value -> noDeps = value)
        .flag(
            "--no-log-prefix",
            "Print output without the container's name",
            value -> noLogPrefix = value)
        .flag("--no-recreate", "Leave existing containers as they are", value -> noRecreate = value)
        .flag("--no-start", "Create, but do not start", value -> noStart = value)
        .value(
            "--pull",
            "POLICY",
            "Pull images first: always, missing or never",
            value -> pull = value)
        .flag("--quiet-build", "Do not show build output", value -> quietBuild = value)
        .flag("--quiet-pull", "Do not show pull progress", value -> quietPull = value)
        .flag(
            "--remove-orphans",
            "Remove containers of services that are not in the project",
            value -> removeOrphans = value)
        .flag(
            "-V, --renew-anon-volumes",
            "Make anonymous volumes anew instead of carrying them over",
            value -> renewAnonymousVolumes = value)
        .values(
            "--scale", "SERVICE=N", "Run this many containers of a service; may be repeated", scale)
        .number(
            "-t, --timeout",
            "SECONDS",
            "How long a container may take to stop; -1 for as long as it likes",
            value -> timeout = value)
        .flag("--timestamps", "Print the time before each line", value -> timestamps = value)
        .flag(
            "--wait",
            "Wait until services run and are healthy; implies --detach",
            value -> awaitReady = value)
        .number(
            "--wait-timeout",
            "SECONDS",
            "How long --wait may take; 0 for no limit",
            value -> waitTimeout = value)
        .hiddenFlag("-w, --watch", value -> watch = value)
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
        .operands("SERVICE", "Services to start (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    refuse(menu, "--menu");
    refuse(watch, "--watch");
    session.obsolete(y, "--y", "use --yes");
    checkConflicts();
    return new Up(session.workplaceWithEngine()).run(options(session));
  }

  private void checkConflicts() {
    var aborts = abortOnExit || abortOnFailure || exitCodeFrom != null;
    var attaches = !attach.isEmpty() || attachDependencies;
    conflict(detach, aborts, "--detach and --abort-on-container-exit, --exit-code-from");
    conflict(detach, attaches, "--detach and --attach, --attach-dependencies");
    conflict(awaitReady, aborts, "--wait and --abort-on-container-exit, --exit-code-from");
    conflict(awaitReady, attaches, "--wait and --attach, --attach-dependencies");
    conflict(!attach.isEmpty(), attachDependencies, "--attach and --attach-dependencies");
    conflict(
        abortOnExit, abortOnFailure, "--abort-on-container-exit and --abort-on-container-failure");
    conflict(build, noBuild, "--build and --no-build");
    conflict(forceRecreate, noRecreate, "--force-recreate and --no-recreate");
    conflict(renewAnonymousVolumes, noRecreate, "--renew-anon-volumes and --no-recreate");
    conflict(alwaysRecreateDeps, noRecreate, "--always-recreate-deps and --no-recreate");
    if (noStart && (awaitReady || aborts)) {
      throw new UsageException("--no-start starts nothing that could be waited for");
    }
  }

  private UpOptions options(Session session) {
    return new UpOptions(
        named(services),
        detach || awaitReady || noStart,
        !noStart,
        noDeps,
        forceRecreate,
        noRecreate,
        alwaysRecreateDeps,
        renewAnonymousVolumes,
        removeOrphans,
        build,
        noBuild,
        pull,
        Scales.parse(scale),
        Durations.grace(timeout),
        awaitReady,
        Durations.limit(waitTimeout),
        engineHealthOnly,
        new LinkedHashSet<>(attach),
        new LinkedHashSet<>(noAttach),
        attachDependencies,
        exitCodeFrom,
        abortOnExit,
        abortOnFailure,
        session.logStyle(noColor, noLogPrefix, timestamps),
        quietPull,
        quietBuild,
        yes,
        dryRun || session.dryRun());
  }
}
