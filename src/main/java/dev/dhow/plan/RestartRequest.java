package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked `restart` for.
///
/// @param named the services given on the command line; empty for all enabled ones
/// @param dependents whether those that are to be restarted with a named one are
/// @param grace for stopping; null for the containers' own, negative for no limit
public record RestartRequest(Set<ServiceName> named, boolean dependents, @Nullable Duration grace) {

  public RestartRequest {
    named = Set.copyOf(named);
  }
}
