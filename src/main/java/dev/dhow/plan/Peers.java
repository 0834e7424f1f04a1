package dev.dhow.plan;

import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import java.util.SortedMap;

/// The containers that a new container shares networks, processes or mounts with.
///
/// @param service what the new container is of
/// @param containers by the service that it names
/// @param named by the name under which it names them, of those that get that name only later
public record Peers(
    Service service,
    SortedMap<ServiceName, ContainerRef> containers,
    SortedMap<String, ContainerRef> named) {

  public Peers {
    containers = Sorted.copyOf(containers);
    named = Sorted.copyOf(named);
  }
}
