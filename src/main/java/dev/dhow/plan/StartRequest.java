package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user asked `start` for.
///
/// @param named the services given on the command line; empty for all enabled ones
/// @param awaitReady `--wait`: steps that await readiness are added
/// @param waitTimeout how long a run with `--wait` may take until all is ready; null for as long as
///   it can still succeed
public record StartRequest(
    Set<ServiceName> named, boolean awaitReady, @Nullable Duration waitTimeout) {

  public StartRequest {
    named = Set.copyOf(named);
  }
}
