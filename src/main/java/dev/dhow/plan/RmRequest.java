package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.util.Set;

/// What the user asked `rm` for.
///
/// @param named the services given on the command line; empty for all enabled ones
/// @param stop whether running containers are stopped and removed, too
/// @param volumes whether their anonymous volumes go with them
public record RmRequest(Set<ServiceName> named, boolean stop, boolean volumes) {

  public RmRequest {
    named = Set.copyOf(named);
  }
}
