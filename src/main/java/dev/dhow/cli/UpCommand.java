package dev.dhow.cli;

import dev.dhow.app.RunObserver;
import dev.dhow.app.Stay;
import dev.dhow.app.Up;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UpTimeline;
import dev.dhow.app.UsageException;
import dev.dhow.app.Workplace;
import dev.dhow.host.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow up`: creates what is missing, replaces what changed, starts what does not run.
final class UpCommand extends UpVerb {
  boolean abortOnExit;
  boolean abortOnFailure;
  List<String> attach = new ArrayList<>();
  boolean attachDependencies;
  boolean awaitReady;
  boolean detach;
  boolean engineHealthOnly;
  @Nullable String exitCodeFrom;
  @Nullable Boolean menu;
  List<String> noAttach = new ArrayList<>();
  boolean noColor;
  boolean noLogPrefix;
  boolean quietBuild;
  boolean quietPull;
  boolean timeline;
  @Nullable Path timelineFile;
  @Nullable Integer timeout;
  boolean timestamps;
  @Nullable Integer waitTimeout;
  boolean watch;
  boolean y;

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
        .values("--attach", "SERVICE", "Show the output of these services only", attach)
        .flag(
            "--attach-dependencies",
            "Show the output of dependencies too",
            value -> attachDependencies = value)
        .flag(
            "-d, --detach",
            "Leave the containers running in the background",
            value -> detach = value)
        .flag(
            "--engine-health-only",
            "Wait for the engine's verdict on health; do not probe in between",
            value -> engineHealthOnly = value)
        .choice(
            "--exit-code-from",
            "SERVICE",
            "End with this service's exit code; implies --abort-on-container-exit",
            value -> exitCodeFrom = value)
        .flag(
            "--menu",
            "On a terminal, show keys to watch sources and to detach; on, unless --menu=false",
            value -> menu = value)
        .values("--no-attach", "SERVICE", "Do not show the output of these services", noAttach)
        .flag("--no-color", "Print output without colours", value -> noColor = value)
        .flag(
            "--no-log-prefix",
            "Print output without the container's name",
            value -> noLogPrefix = value)
        .flag("--quiet-build", "Do not show build output", value -> quietBuild = value)
        .flag("--quiet-pull", "Do not show pull progress", value -> quietPull = value)
        .flag(
            "--timeline",
            "Show where the time went: a bar for each service, and what it waited for",
            value -> timeline = value)
        .value(
            "--timeline-file",
            "FILE",
            "Keep where the time went in a file, for dhow trace",
            value -> timelineFile = Path.of(value))
        .flag("--timestamps", "Print the time before each line", value -> timestamps = value)
        .number(
            "-t, --timeout",
            "SECONDS",
            "How long a container may take to stop; -1 for as long as it likes",
            value -> timeout = value)
        .flag(
            "--wait",
            "Wait until services run and are healthy; implies --detach",
            value -> awaitReady = value)
        .number(
            "--wait-timeout",
            "SECONDS",
            "How long --wait may take; 0 for no limit",
            value -> waitTimeout = value)
        .flag(
            "-w, --watch", "Copy, rebuild and restart when sources change", value -> watch = value)
        .hiddenFlag(
            "--y",
            value -> {
              yes = value;
              y = true;
            });
  }

  @Override
  int run(Session session) throws InterruptedException {
    session.obsolete(y, "--y", "use --yes");
    checkConflicts();
    var workplace = session.workplaceWithEngine();
    var up = new Up(workplace, observer(workplace));
    var options = options(session);
    return options.detach() || options.dryRun()
        ? up.run(options)
        : up.run(options, new Stay(WatchCommand.watching(), watch, menu));
  }

  private RunObserver observer(Workplace workplace) {
    var file = timelineFile;
    if (!timeline && file == null) {
      return RunObserver.NONE;
    }
    return new UpTimeline(
        workplace,
        timeline,
        json -> {
          if (file != null) {
            OutputFile.write(file, json);
          }
        });
  }

  private void checkConflicts() {
    checkPlan();
    var aborts = abortOnExit || abortOnFailure || exitCodeFrom != null;
    var attaches = !attach.isEmpty() || attachDependencies;
    conflict(detach, aborts, "--detach and --abort-on-container-exit, --exit-code-from");
    conflict(detach, attaches, "--detach and --attach, --attach-dependencies");
    conflict(detach, watch, "--detach and --watch");
    conflict(awaitReady, watch, "--wait and --watch");
    conflict(noStart, watch, "--no-start and --watch");
    conflict(awaitReady, aborts, "--wait and --abort-on-container-exit, --exit-code-from");
    conflict(awaitReady, attaches, "--wait and --attach, --attach-dependencies");
    conflict(!attach.isEmpty(), attachDependencies, "--attach and --attach-dependencies");
    conflict(
        abortOnExit, abortOnFailure, "--abort-on-container-exit and --abort-on-container-failure");
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
        false,
        renewAnonymousVolumes,
        orphans(),
        build,
        noBuild,
        pull,
        Scales.parse("--scale", scale),
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
        otherFiles,
        rolling,
        dryRun || session.dryRun());
  }
}
