package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.OneOff;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked `up` for, beyond what the files say.
///
/// @param named the services given on the command line; empty for all enabled ones
/// @param dependencies how services that are only needed by named ones are treated
/// @param start false for `--no-start`
/// @param renewAnonymousVolumes `-V`: do not carry them over
/// @param timeout for stopping containers; null for their own grace period
/// @param awaitReady `--wait`: steps that await readiness are added
/// @param waitTimeout how long a run with `--wait` may take until all is ready; null for as long as
///   it can still succeed
/// @param renewVolumes `--yes`: volumes whose configuration changed are made anew, their data is
///   lost
/// @param otherFiles whether orphans that were made from other files count as such
/// @param rolling whether containers are replaced a few at a time, each by one that is ready
/// @param platform of containers whose services name none; null for the engine's
/// @param random text that nobody can guess, for the salts of the containers' fingerprints
/// @param oneOff what is made of its service in place of the containers the service has; null to do
///   as the files say with all services
/// @param fillsGaps whether new containers take free numbers below the highest one, as after a
///   command that was killed: what the engine still makes for it is then found by its name
public record UpRequest(
    Set<ServiceName> named,
    Recreate recreate,
    Recreate dependencies,
    boolean start,
    boolean renewAnonymousVolumes,
    boolean removeOrphans,
    boolean ignoreOrphans,
    @Nullable Duration timeout,
    boolean awaitReady,
    @Nullable Duration waitTimeout,
    boolean renewVolumes,
    boolean otherFiles,
    boolean rolling,
    String random,
    @Nullable String platform,
    @Nullable OneOff oneOff,
    boolean fillsGaps) {

  /// When an existing container is replaced.
  public enum Recreate {
    NEVER,
    CHANGED,
    ALWAYS,
    /// Always, as it was built again because its sources changed.
    REBUILT
  }

  public static final UpRequest PLAIN =
      new UpRequest(
          Set.of(),
          Recreate.CHANGED,
          Recreate.CHANGED,
          true,
          false,
          false,
          false,
          null,
          false,
          null,
          false,
          "");

  public UpRequest {
    named = Set.copyOf(named);
  }

  /// One for the engine's platform, to which orphans are those that the project's own files made.
  public UpRequest(
      Set<ServiceName> named,
      Recreate recreate,
      Recreate dependencies,
      boolean start,
      boolean renewAnonymousVolumes,
      boolean removeOrphans,
      boolean ignoreOrphans,
      @Nullable Duration timeout,
      boolean awaitReady,
      @Nullable Duration waitTimeout,
      boolean renewVolumes,
      String random) {
    this(
        named,
        recreate,
        dependencies,
        start,
        renewAnonymousVolumes,
        removeOrphans,
        ignoreOrphans,
        timeout,
        awaitReady,
        waitTimeout,
        renewVolumes,
        false,
        false,
        random,
        null,
        null,
        false);
  }

  /// The same for a container of `run`.
  public UpRequest with(OneOff other) {
    return new UpRequest(
        named,
        recreate,
        dependencies,
        start,
        renewAnonymousVolumes,
        removeOrphans,
        ignoreOrphans,
        timeout,
        awaitReady,
        waitTimeout,
        renewVolumes,
        otherFiles,
        rolling,
        random,
        platform,
        other,
        fillsGaps);
  }

  /// The same for other services, waiting for them or not.
  UpRequest waiting(Set<ServiceName> named, boolean awaitReady, @Nullable Duration waitTimeout) {
    return new UpRequest(
        named,
        recreate,
        dependencies,
        start,
        renewAnonymousVolumes,
        removeOrphans,
        ignoreOrphans,
        timeout,
        awaitReady,
        waitTimeout,
        renewVolumes,
        otherFiles,
        rolling,
        random,
        platform,
        oneOff,
        fillsGaps);
  }

  /// The same with leave to lose the data of volumes that are configured otherwise.
  public UpRequest renewingVolumes() {
    return new UpRequest(
        named,
        recreate,
        dependencies,
        start,
        renewAnonymousVolumes,
        removeOrphans,
        ignoreOrphans,
        timeout,
        awaitReady,
        waitTimeout,
        true,
        otherFiles,
        rolling,
        random,
        platform,
        oneOff,
        fillsGaps);
  }

  /// The same with new containers in the place of missing ones.
  public UpRequest fillingGaps() {
    return new UpRequest(
        named,
        recreate,
        dependencies,
        start,
        renewAnonymousVolumes,
        removeOrphans,
        ignoreOrphans,
        timeout,
        awaitReady,
        waitTimeout,
        renewVolumes,
        otherFiles,
        rolling,
        random,
        platform,
        oneOff,
        true);
  }
}
