package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.OneOff;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked `up` for, beyond what the files say.
///
/// @param named the services given on the command line; empty for all enabled ones
/// @param timeout for stopping containers; null for their own grace period
/// @param oneOff what is made of its service in place of the containers the service has; null to do
///   as the files say with all services
public record UpRequest(
    Set<ServiceName> named,
    Replacing replacing,
    Orphans orphans,
    @Nullable Duration timeout,
    Running running,
    Making making,
    @Nullable OneOff oneOff) {

  /// When an existing container is replaced.
  public enum Recreate {
    NEVER,
    CHANGED,
    ALWAYS,
    /// Always, as it was built again because its sources changed.
    REBUILT
  }

  /// What gives way to something new, and how.
  ///
  /// @param recreate containers of the services that were named
  /// @param dependencies containers of services that are only needed by those
  /// @param renewAnonymousVolumes `-V`: do not carry them over
  /// @param renewVolumes `--yes`: volumes whose configuration changed are made anew, their data is
  ///   lost
  /// @param rolling whether containers are replaced a few at a time, each by one that is ready
  public record Replacing(
      Recreate recreate,
      Recreate dependencies,
      boolean renewAnonymousVolumes,
      boolean renewVolumes,
      boolean rolling) {

    /// Only containers that are not as the files say.
    public static final Replacing CHANGED =
        new Replacing(Recreate.CHANGED, Recreate.CHANGED, false, false, false);
  }

  /// What is done about containers of services that the files do not have.
  ///
  /// @param remove instead of telling of them
  /// @param ignore whether they are not even told of
  /// @param ofOtherFiles whether those that were made from other files count as such
  public record Orphans(boolean remove, boolean ignore, boolean ofOtherFiles) {

    public static final Orphans TOLD = new Orphans(false, false, false);
  }

  /// What becomes of containers once they are there.
  ///
  /// @param start false for `--no-start`
  /// @param awaitReady `--wait`: steps that await readiness are added
  /// @param waitTimeout how long a run with `--wait` may take until all is ready; null for as long
  ///   as it can still succeed
  public record Running(boolean start, boolean awaitReady, @Nullable Duration waitTimeout) {

    public static final Running STARTED = new Running(true, false, null);
  }

  /// How new containers are made.
  ///
  /// @param random text that nobody can guess, for the salts of their fingerprints
  /// @param platform of those whose services name none; null for the engine's
  /// @param fillsGaps whether they take free numbers below the highest one, as after a command that
  ///   was killed: what the engine still makes for it is then found by its name
  public record Making(String random, @Nullable String platform, boolean fillsGaps) {

    /// For the engine's platform, with salts that anybody can guess.
    public static final Making PLAIN = new Making("", null, false);
  }

  /// As the files say, for all services.
  public static final UpRequest PLAIN =
      new UpRequest(
          Set.of(), Replacing.CHANGED, Orphans.TOLD, null, Running.STARTED, Making.PLAIN, null);

  public UpRequest {
    named = Set.copyOf(named);
  }

  /// The same for a container of `run`.
  public UpRequest with(OneOff other) {
    return new UpRequest(named, replacing, orphans, timeout, running, making, other);
  }

  /// The same for other services.
  UpRequest of(Set<ServiceName> others) {
    return new UpRequest(others, replacing, orphans, timeout, running, making, oneOff);
  }

  UpRequest with(Replacing other) {
    return new UpRequest(named, other, orphans, timeout, running, making, oneOff);
  }

  UpRequest with(Orphans other) {
    return new UpRequest(named, replacing, other, timeout, running, making, oneOff);
  }

  UpRequest with(Running other) {
    return new UpRequest(named, replacing, orphans, timeout, other, making, oneOff);
  }

  /// The same with leave to lose the data of volumes that are configured otherwise.
  public UpRequest renewingVolumes() {
    return with(
        new Replacing(
            replacing.recreate,
            replacing.dependencies,
            replacing.renewAnonymousVolumes,
            true,
            replacing.rolling));
  }

  /// The same once more, after what was forced has been done.
  public UpRequest unforced() {
    return with(
        new Replacing(
            unforced(replacing.recreate),
            unforced(replacing.dependencies),
            false,
            replacing.renewVolumes,
            replacing.rolling));
  }

  private static Recreate unforced(Recreate policy) {
    return switch (policy) {
      case NEVER -> Recreate.NEVER;
      case CHANGED, ALWAYS, REBUILT -> Recreate.CHANGED;
    };
  }

  /// The same with new containers in the place of missing ones.
  public UpRequest fillingGaps() {
    var filling = new Making(making.random, making.platform, true);
    return new UpRequest(named, replacing, orphans, timeout, running, filling, oneOff);
  }
}
