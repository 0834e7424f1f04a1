package dev.dhow.load.check;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Dependency;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Builds that take files from each other, so that none of them can be the first.
final class BuildCycles {

  private BuildCycles() {}

  /// Each with its first service repeated at the end.
  static List<List<ServiceName>> of(SortedMap<ServiceName, Service> services) {
    var needing = new ArrayList<Service>();
    for (var service : services.values()) {
      var build = service.build();
      var needed = build == null ? List.<ServiceName>of() : build.contextServices();
      if (!needed.isEmpty()) {
        needing.add(withDependencies(service, needed));
      }
    }
    return needing.isEmpty() ? List.of() : ServiceGraph.of(needing).cycles();
  }

  private static Service withDependencies(Service service, List<ServiceName> needed) {
    return service.withDependsOn(
        needed.stream()
            .map(name -> new Dependency(name, Dependency.Condition.SERVICE_STARTED, false, true))
            .toList());
  }
}
