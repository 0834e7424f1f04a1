package dev.dhow.app;

import dev.dhow.plan.DownRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `down` was asked for, flag by flag.
///
/// @param services as named; empty for the whole project
/// @param removeOrphans null when the flag was not given
/// @param fast whether all are stopped at once, and not dependents first
/// @param otherFiles whether orphans that were made from other files go as well
/// @param unprotected names or keys of protected volumes that may go all the same
/// @param yes whether data may go without asking
/// @param timeout for stopping containers; null for their own grace period, negative for no limit
public record DownOptions(
    Set<String> services,
    @Nullable Boolean removeOrphans,
    boolean volumes,
    DownRequest.Images images,
    @Nullable Duration timeout,
    boolean fast,
    boolean otherFiles,
    Set<String> unprotected,
    boolean yes,
    boolean dryRun) {

  /// One in order, of the project's own files, and asking before data goes.
  public DownOptions(
      Set<String> services,
      @Nullable Boolean removeOrphans,
      boolean volumes,
      DownRequest.Images images,
      @Nullable Duration timeout,
      boolean dryRun) {
    this(services, removeOrphans, volumes, images, timeout, false, false, Set.of(), false, dryRun);
  }

  /// The same, but no volume goes.
  DownOptions keepingVolumes() {
    return new DownOptions(
        services,
        removeOrphans,
        false,
        images,
        timeout,
        fast,
        otherFiles,
        unprotected,
        yes,
        dryRun);
  }
}
