package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpecs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The containers that a project's services are to have, as far as its files tell: of which image
/// is for the engine to say. Each is made once for all plans of the project, as that means hashing
/// the whole service, and may be made before the engine has answered. Not for several threads at
/// once.
public final class Drafts {
  private final Project project;
  private final Map<Replica, ContainerSpec> made = new HashMap<>();

  public Drafts(Project project) {
    this.project = project;
  }

  private record Replica(ServiceName service, int number) {}

  public Project project() {
    return project;
  }

  /// Makes what a plan for these services is going to look at.
  ///
  /// @param named empty for all services
  public void make(Set<ServiceName> named) {
    for (var service : UpPlanner.ordered(project, named)) {
      if (service.provider() == null) {
        for (var number = 1; number <= service.replicas(); number++) {
          of(service, number);
        }
      }
    }
  }

  ContainerSpec of(Service service, int number) {
    return made.computeIfAbsent(
        new Replica(service.name(), number),
        _ -> ContainerSpecs.of(project, service, number, null));
  }
}
