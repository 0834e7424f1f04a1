package dev.dhow.cli;

import dev.dhow.app.Up;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow up`: creates what is missing, replaces what changed, starts what does not run.
@Command(name = "up", description = "Create and start containers")
final class UpCommand extends Verb {

  @Option(
      names = "--abort-on-container-exit",
      arity = "0..1",
      description = "Stop everything when any container ends")
  boolean abortOnExit;

  @Option(
      names = "--abort-on-container-failure",
      arity = "0..1",
      description = "Stop everything when any container ends with an error")
  boolean abortOnFailure;

  @Option(
      names = "--always-recreate-deps",
      arity = "0..1",
      description = "Recreate the named services' dependencies too")
  boolean alwaysRecreateDeps;

  @Option(
      names = "--attach",
      paramLabel = "SERVICE",
      description = "Show the output of these services only")
  List<String> attach = new ArrayList<>();

  @Option(
      names = "--attach-dependencies",
      arity = "0..1",
      description = "Show the output of dependencies too")
  boolean attachDependencies;

  @Option(names = "--build", arity = "0..1", description = "Build images first")
  boolean build;

  @Option(
      names = {"-d", "--detach"},
      arity = "0..1",
      description = "Leave the containers running in the background")
  boolean detach;

  @Option(
      names = "--engine-health-only",
      arity = "0..1",
      description = "Wait for the engine's verdict on health; do not probe in between")
  boolean engineHealthOnly;

  @Option(
      names = "--exit-code-from",
      paramLabel = "SERVICE",
      description = "End with this service's exit code; implies --abort-on-container-exit")
  @Nullable String exitCodeFrom;

  @Option(
      names = "--force-recreate",
      arity = "0..1",
      description = "Recreate containers even when nothing changed")
  boolean forceRecreate;

  @Option(names = "--menu", arity = "0..1", hidden = true)
  boolean menu;

  @Option(
      names = "--no-attach",
      paramLabel = "SERVICE",
      description = "Do not show the output of these services")
  List<String> noAttach = new ArrayList<>();

  @Option(names = "--no-build", arity = "0..1", description = "Do not build missing images")
  boolean noBuild;

  @Option(names = "--no-color", arity = "0..1", description = "Print output without colours")
  boolean noColor;

  @Option(names = "--no-deps", arity = "0..1", description = "Leave dependencies alone")
  boolean noDeps;

  @Option(
      names = "--no-log-prefix",
      arity = "0..1",
      description = "Print output without the container's name")
  boolean noLogPrefix;

  @Option(
      names = "--no-recreate",
      arity = "0..1",
      description = "Leave existing containers as they are")
  boolean noRecreate;

  @Option(names = "--no-start", arity = "0..1", description = "Create, but do not start")
  boolean noStart;

  @Option(
      names = "--pull",
      paramLabel = "POLICY",
      description = "Pull images first: always, missing or never")
  @Nullable String pull;

  @Option(names = "--quiet-build", arity = "0..1", description = "Do not show build output")
  boolean quietBuild;

  @Option(names = "--quiet-pull", arity = "0..1", description = "Do not show pull progress")
  boolean quietPull;

  @Option(
      names = "--remove-orphans",
      arity = "0..1",
      description = "Remove containers of services that are not in the project")
  @Nullable Boolean removeOrphans;

  @Option(
      names = {"-V", "--renew-anon-volumes"},
      arity = "0..1",
      description = "Make anonymous volumes anew instead of carrying them over")
  boolean renewAnonymousVolumes;

  @Option(
      names = "--scale",
      paramLabel = "SERVICE=N",
      description = "Run this many containers of a service; may be repeated")
  List<String> scale = new ArrayList<>();

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "How long a container may take to stop")
  @Nullable Integer timeout;

  @Option(names = "--timestamps", arity = "0..1", description = "Print the time before each line")
  boolean timestamps;

  @Option(
      names = "--wait",
      arity = "0..1",
      description = "Wait until services run and are healthy; implies --detach")
  boolean awaitReady;

  @Option(
      names = "--wait-timeout",
      paramLabel = "SECONDS",
      description = "How long --wait may take")
  @Nullable Integer waitTimeout;

  @Option(
      names = {"-w", "--watch"},
      arity = "0..1",
      hidden = true)
  boolean watch;

  @Option(
      names = {"-y", "--yes"},
      arity = "0..1",
      description = "Answer yes to all questions")
  boolean yes;

  @Parameters(paramLabel = "SERVICE", description = "Services to start (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    refuse(menu, "--menu");
    refuse(watch, "--watch");
    checkConflicts();
    return new Up(session.workplace()).run(options(session));
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
    if (waitTimeout != null && waitTimeout < 0) {
      throw new UsageException("--wait-timeout must not be negative");
    }
    if (noStart && (awaitReady || aborts)) {
      throw new UsageException("--no-start starts nothing that could be waited for");
    }
  }

  private UpOptions options(Session session) {
    return new UpOptions(
        new LinkedHashSet<>(services),
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
        Durations.seconds(timeout),
        awaitReady,
        Durations.seconds(waitTimeout),
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
        dryRun || session.dryRun());
  }
}
