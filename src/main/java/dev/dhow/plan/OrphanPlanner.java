package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Plans what becomes of the project's containers that belong to none of its services: those of
/// services that were removed or renamed, finished one-offs, and those that were made from other
/// files under the same project name, which are somebody else's until the contrary is said.
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
    var going = new ArrayList<ObservedContainer>();
    var others = new ArrayList<ObservedContainer>();
    for (var orphan : orphans) {
      var ofOthers =
          !request.orphans().ofOtherFiles() && isOfOtherFiles(situation.project(), orphan);
      (ofOthers ? others : going).add(orphan);
    }
    if (request.orphans().remove()) {
      going.forEach(orphan -> removals.remove(orphan, reason(orphan), List.of()));
    }
    if (!request.orphans().ignore()) {
      tell(request.orphans().remove() ? List.of() : going, others);
    }
  }

  private void tell(List<ObservedContainer> found, List<ObservedContainer> others) {
    var orphans = found.stream().filter(each -> !isOfRun(each)).toList();
    var done = found.stream().filter(OrphanPlanner::isOfRun).toList();
    if (!orphans.isEmpty()) {
      plan.note(
          "found orphan containers (%s) for this project".formatted(names(orphans)),
          "remove them with --remove-orphans, if you removed or renamed their service");
    }
    if (!done.isEmpty()) {
      plan.note(
          "found containers (%s) in which run has ended".formatted(names(done)),
          "remove them with --remove-orphans; run --rm leaves none behind");
    }
    if (!others.isEmpty()) {
      plan.note(
          "found containers (%s) that were made from other files for a project of the same name: %s"
              .formatted(names(others), others.getFirst().label(Labels.CONFIG_FILES)),
          "give one of the projects another name with -p, or remove them with"
              + " --remove-orphans --other-files");
    }
  }

  /// How what has something that the project wants is got rid of; empty unless it is an orphan.
  static Optional<String> wayOut(Project project, ObservedContainer container) {
    if (!container.project().equals(project.name().value())
        || container.isOneOff()
        || !isUnknown(project, container)) {
      return Optional.empty();
    }
    return Optional.of(
        isOfOtherFiles(project, container)
            ? "remove it with --remove-orphans --other-files, if nobody needs it"
            : "remove it with --remove-orphans, if you removed or renamed its service");
  }

  private static String names(List<ObservedContainer> containers) {
    return containers.stream().map(ObservedContainer::name).collect(Collectors.joining(", "));
  }

  /// Whether it was made from files none of which is one of the project's, as its label tells.
  static boolean isOfOtherFiles(Project project, ObservedContainer container) {
    var files = container.label(Labels.CONFIG_FILES);
    return !files.isEmpty()
        && !project.files().isEmpty()
        && project.files().stream()
            .map(Path::toString)
            .noneMatch(List.of(files.split(",", -1))::contains);
  }

  private static boolean isOrphan(Project project, ObservedContainer container) {
    if (isOfRun(container)) {
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
    return isOfRun(container) ? new Reason.Requested("--remove-orphans") : new Reason.Orphan();
  }

  private static boolean isOfRun(ObservedContainer container) {
    return container.isOneOff() && !container.isInit();
  }
}
