package dev.dhow.plan;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec.Endpoint;
import java.util.List;

/// A container that is started, and what of it others may have already.
///
/// @param ports that it publishes
/// @param networks that it is on
/// @param passing whether others wait for its end
record Started(ServiceName service, List<Port> ports, List<Endpoint> networks, boolean passing) {

  /// Whether one of them may have given back what both want before the other one gets it.
  boolean canFollow(Started other) {
    return !service.equals(other.service) && (passing || other.passing);
  }
}
