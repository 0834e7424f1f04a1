package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.util.Set;

/// Which containers are sent a signal.
///
/// @param named empty for all services
/// @param signal such as `SIGKILL`
/// @param oneOffs whether those of `run` are, too
/// @param orphans whether those of services that are not in the project are, too
public record KillRequest(Set<ServiceName> named, String signal, boolean oneOffs, boolean orphans) {

  public KillRequest {
    named = Set.copyOf(named);
  }
}
