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
public record DownRequest(
    Set<ServiceName> named,
    boolean removeOrphans,
    boolean volumes,
    Images images,
    @Nullable Duration timeout) {

  /// The values of `--rmi`.
  public enum Images {
    NONE,
    LOCAL,
    ALL
  }

  public DownRequest {
    named = Set.copyOf(named);
  }
}
