package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.stream.Collectors;

/// Plans what becomes of the project's containers that belong to none of its services: services
/// that were removed or renamed, and finished one-offs.
final class OrphanPlanner {
  private final PlanBuilder plan;
  private final Situation situation;
  private final RemovalPlanner removals;

  OrphanPlanner(PlanBuilder plan, Situation situation, RemovalPlanner removals) {
    this.plan = plan;
    this.situation = situation;
    this.removals = removals;
  }

  void plan() {
    var orphans =
        situation.state().containers().stream()
            .filter(each -> isOrphan(situation.project(), each))
            .toList();
    var request = situation.request();
    if (request.removeOrphans()) {
      orphans.forEach(orphan -> removals.remove(orphan, reason(orphan), List.of()));
    } else if (!orphans.isEmpty() && !request.ignoreOrphans()) {
      plan.note(
          "found orphan containers (%s) for this project"
              .formatted(
                  orphans.stream().map(ObservedContainer::name).collect(Collectors.joining(", "))),
          "remove them with --remove-orphans, if you removed or renamed their service");
    }
  }

  private static boolean isOrphan(Project project, ObservedContainer container) {
    if (container.isOneOff()) {
      return container.status() == ContainerStatus.EXITED
          || container.status() == ContainerStatus.DEAD;
    }
    return isUnknown(project, container) && container.status() != ContainerStatus.REMOVING;
  }

  /// Whether its service is not in the project, not even left out by profiles.
  static boolean isUnknown(Project project, ObservedContainer container) {
    if (container.service().isEmpty()) {
      return true;
    }
    var service = new ServiceName(container.service());
    return !project.services().containsKey(service)
        && !project.disabledServices().containsKey(service);
  }

  static Reason reason(ObservedContainer container) {
    return container.isOneOff() ? new Reason.Requested("--remove-orphans") : new Reason.Orphan();
  }
}
