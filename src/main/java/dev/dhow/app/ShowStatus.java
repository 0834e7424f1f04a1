package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.render.StatusList;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `status`: what a project is to have beside what there is. Reads only; without files there is
/// nothing to differ from.
public final class ShowStatus {
  private static final int AMISS = 2;

  private final Workplace workplace;

  public ShowStatus(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all
  /// @param exitCode whether it tells of differences, and of what is not well
  /// @return the exit code
  public int run(Set<String> services, boolean json, boolean exitCode) throws InterruptedException {
    var named = workplace.projects().described();
    named.check(services);
    var found = Inventory.of(workplace.engine().get(), named, services);
    var list = new StatusList(rows(found, services), workplace.clock().instant());
    workplace
        .screen()
        .out()
        .print(json ? list.json() : list.table(workplace.screen().tableColumns()));
    return exitCode && list.isAmiss() ? AMISS : 0;
  }

  private List<StatusList.Row> rows(Inventory found, Set<String> services)
      throws InterruptedException {
    var containers =
        found.state().containers().stream()
            .filter(each -> !each.isOneOff())
            .filter(each -> services.isEmpty() || services.contains(each.service()))
            .toList();
    var details = ContainerDetails.of(workplace.engine().get(), containers);
    var differences = differences(found.project(), containers);
    var rows = new ArrayList<StatusList.Row>();
    for (var container : containers) {
      rows.add(
          new StatusList.Row(
              container.service(),
              container,
              details.get(container.id()),
              differences.getOrDefault(container.id(), "")));
    }
    rows.addAll(missing(found.project(), containers, services));
    rows.sort((one, other) -> one.service().compareTo(other.service()));
    return rows;
  }

  /// In the order of reading: containers by number, then those that are missing.
  private static List<StatusList.Row> missing(
      Project project, List<ObservedContainer> containers, Set<String> services) {
    var rows = new ArrayList<StatusList.Row>();
    for (var service : project.services().values()) {
      var name = service.name().value();
      var there = containers.stream().filter(each -> each.service().equals(name)).count();
      var provided = service.provider() != null;
      if (!provided && (services.isEmpty() || services.contains(name))) {
        for (var lacking = there; lacking < service.replicas(); lacking++) {
          rows.add(new StatusList.Row(name, null, null, "does not exist yet"));
        }
      }
    }
    return rows;
  }

  private Map<ContainerId, String> differences(Project project, List<ObservedContainer> containers)
      throws InterruptedException {
    var differences = new HashMap<ContainerId, String>();
    if (project.files().isEmpty()) {
      return differences;
    }
    for (var drift : Drifts.of(workplace, project)) {
      differences.put(drift.container().id(), drift.reason().text());
    }
    var known = KnownServices.of(project);
    for (var container : containers) {
      if (!known.contains(container.service())) {
        differences.put(container.id(), "its service is no longer in the project");
      }
    }
    surplus(project, containers)
        .forEach(each -> differences.putIfAbsent(each.id(), "more than the files ask for"));
    return differences;
  }

  /// The highest numbers go when there are too many, as `up` does it.
  private static List<ObservedContainer> surplus(
      Project project, List<ObservedContainer> containers) {
    return project.services().values().stream()
        .flatMap(service ->
            containers.stream()
                .filter(each -> each.service().equals(service.name().value()))
                .sorted(ObservedContainer::byNumber)
                .skip(Math.max(0, service.replicas())))
        .toList();
  }
}
