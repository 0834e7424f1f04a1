package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.yaml.NodeLocator;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// No service needs itself, directly or by way of others.
final class CycleCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    var needing = new ArrayList<>(project.services().values());
    needing.removeIf(service -> service.dependsOn().isEmpty());
    for (var cycle : ServiceGraph.of(needing).cycles()) {
      var names = cycle.stream().map(ServiceName::value).collect(Collectors.joining(" → "));
      var first = cycle.getFirst().value();
      diagnostics.add(
          Diagnostic.error(
                  Code.DEPENDENCY_CYCLE,
                  places.at("services", first, "depends_on", cycle.get(1).value()),
                  "services need each other: " + names)
              .withHint("remove one of these from depends_on"));
    }
  }
}
