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
/// the whole service, and may be made before the engine has answered. Nothing is refused here. Not
/// for several threads at once.
public final class Drafts {
  /// As many as are made while an engine answers. A file may ask for more than anybody can make,
  /// and where no engine answers that is to be told at once.
  private static final int MOST_AHEAD = 500;

  private final Project project;
  private final Map<Replica, ContainerSpec> made = new HashMap<>();

  public Drafts(Project project) {
    this.project = project;
  }

  public Project project() {
    return project;
  }

  /// Makes what a plan for these services is going to look at, or much of it.
  ///
  /// @param named empty for all services
  public void makeAhead(Set<ServiceName> named) {
    for (var service : UpPlanner.ordered(project, named)) {
      var wanted = service.provider() == null ? service.replicas() : 0;
      var most = Math.min(wanted, MOST_AHEAD - made.size());
      for (var number = 1; number <= most; number++) {
        of(service, number);
      }
    }
  }

  ContainerSpec of(Service service, int number) {
    return made.computeIfAbsent(
        new Replica(service.name(), number),
        _ -> ContainerSpecs.of(project, service, number, null));
  }

  private record Replica(ServiceName service, int number) {}
}
