package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked `down` for.
///
/// @param named the services given on the command line; empty for the whole project
/// @param volumes whether the project's named volumes and its containers' anonymous ones go too
/// @param images which images go too
/// @param timeout for stopping containers; null for their own grace period
/// @param fast whether all are stopped at once, and not dependents first
/// @param otherFiles whether orphans that were made from other files go as well
/// @param unprotected names or keys of protected volumes that may go all the same
public record DownRequest(
    Set<ServiceName> named,
    boolean removeOrphans,
    boolean volumes,
    Images images,
    @Nullable Duration timeout,
    boolean fast,
    boolean otherFiles,
    Set<String> unprotected) {

  /// All that runs is stopped in order, and nothing but what the files made goes.
  public DownRequest(
      Set<ServiceName> named,
      boolean removeOrphans,
      boolean volumes,
      Images images,
      @Nullable Duration timeout) {
    this(named, removeOrphans, volumes, images, timeout, false, false, Set.of());
  }

  /// The values of `--rmi`.
  public enum Images {
    NONE,
    LOCAL,
    ALL
  }

  public DownRequest {
    named = Set.copyOf(named);
    unprotected = Set.copyOf(unprotected);
  }
}
