package dev.dhow.app;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `up` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param detach whether it ends once everything runs
/// @param start false for `--no-start`
/// @param keepDependencies whether what only the named services need stays as it is, once it is
///   there
/// @param pull overrides the pull policies: `always`, `missing`, `never` or null
/// @param timeout for stopping containers; null for their own grace period, negative for no limit
/// @param attach show these only; empty for all that were named
/// @param yes whether volumes whose configuration changed may lose their data
/// @param otherFiles whether containers made from other files are orphans, too
/// @param rolling whether containers are replaced a few at a time, each by one that is ready
/// @param exitCodeFrom the service whose exit code is `up`'s own; null for none
public record UpOptions(
    Set<String> services,
    boolean detach,
    boolean start,
    boolean noDeps,
    boolean forceRecreate,
    boolean noRecreate,
    boolean alwaysRecreateDeps,
    boolean keepDependencies,
    boolean renewAnonymousVolumes,
    OrphanOptions orphans,
    boolean build,
    boolean noBuild,
    @Nullable String pull,
    SortedMap<ServiceName, Integer> scale,
    @Nullable Duration timeout,
    boolean awaitReady,
    @Nullable Duration waitTimeout,
    boolean engineHealthOnly,
    Set<String> attach,
    Set<String> noAttach,
    boolean attachDependencies,
    @Nullable String exitCodeFrom,
    boolean abortOnExit,
    boolean abortOnFailure,
    LogStyle logStyle,
    boolean quietPull,
    boolean quietBuild,
    boolean yes,
    boolean otherFiles,
    boolean rolling,
    boolean dryRun) {

  /// What `create` is: an `up` that ends before anything is started.
  public static UpOptions create(CreateOptions options) {
    return new UpOptions(
        options.services(),
        true,
        false,
        false,
        options.forceRecreate(),
        options.noRecreate(),
        false,
        false,
        false,
        new OrphanOptions(options.removeOrphans(), OrphanOptions.Heeded.NONE),
        options.build(),
        options.noBuild(),
        options.pull(),
        options.scale(),
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        null,
        false,
        false,
        new LogStyle(true, true, false),
        options.quietPull(),
        false,
        options.yes(),
        false,
        false,
        options.dryRun());
  }

  /// What `scale` is: an `up` of other numbers of containers, in the background.
  public static UpOptions scale(
      SortedMap<ServiceName, Integer> scale, boolean noDeps, boolean dryRun) {
    return new UpOptions(
        scale.keySet().stream().map(ServiceName::value).collect(Collectors.toSet()),
        true,
        true,
        noDeps,
        false,
        false,
        false,
        false,
        false,
        OrphanOptions.KEPT,
        false,
        false,
        null,
        scale,
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        null,
        false,
        false,
        new LogStyle(true, true, false),
        false,
        false,
        false,
        false,
        false,
        dryRun);
  }

  /// What `watch` begins with, in the background.
  static UpOptions watched(WatchOptions options) {
    return inBackground(options.services(), false, options.quiet(), options.dryRun());
  }

  /// What is done for services whose images are built again: nothing else changes.
  static UpOptions rebuilding(Set<String> services, boolean quiet) {
    return inBackground(services, true, quiet, false);
  }

  private static UpOptions inBackground(
      Set<String> services, boolean forceRecreate, boolean quiet, boolean dryRun) {
    return new UpOptions(
        services,
        true,
        true,
        false,
        forceRecreate,
        false,
        false,
        true,
        false,
        OrphanOptions.KEPT,
        false,
        false,
        null,
        Collections.emptySortedMap(),
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        null,
        false,
        false,
        new LogStyle(true, true, false),
        quiet,
        quiet,
        false,
        false,
        false,
        dryRun);
  }

  /// What `run` does for the services it needs.
  ///
  /// @param pull as for `up`
  public static UpOptions run(
      String service,
      boolean noDeps,
      boolean removeOrphans,
      boolean build,
      @Nullable String pull,
      boolean quietPull,
      boolean quietBuild,
      boolean dryRun) {
    return new UpOptions(
        Set.of(service),
        true,
        true,
        noDeps,
        false,
        false,
        false,
        false,
        false,
        new OrphanOptions(removeOrphans, OrphanOptions.Heeded.IGNORE_ALONE),
        build,
        false,
        pull,
        Collections.emptySortedMap(),
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        null,
        false,
        false,
        new LogStyle(true, true, false),
        quietPull,
        quietBuild,
        false,
        false,
        false,
        dryRun);
  }
}
