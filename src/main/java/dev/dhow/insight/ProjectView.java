package dev.dhow.insight;

import dev.dhow.insight.ServiceView.Link;
import dev.dhow.model.Dependency;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import dev.dhow.state.ObservedContainer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A project's services beside what the engine has of them.
///
/// @param services those that profiles leave out included
public record ProjectView(Project project, SortedMap<ServiceName, ServiceView> services) {

  public ProjectView {
    services = Sorted.copyOf(services);
  }

  /// @param containers of the project; those of `run` and of other services do not count, and those
  ///   that run before a service's own are only there while they do, or have failed
  public static ProjectView of(Project project, List<ObservedContainer> containers) {
    var all = new TreeMap<>(project.disabledServices());
    all.putAll(project.services());
    var standings = new TreeMap<ServiceName, Standing>();
    var views = new TreeMap<ServiceName, ServiceView>();
    for (var service : all.values()) {
      standings.put(service.name(), standing(project, service, of(service, containers)));
    }
    for (var service : all.values()) {
      var links = service.dependsOn().stream().map(each -> link(each, standings)).toList();
      views.put(
          service.name(),
          new ServiceView(
              service,
              of(service, containers),
              Objects.requireNonNull(standings.get(service.name())),
              links));
    }
    return new ProjectView(project, views);
  }

  private static List<ObservedContainer> of(Service service, List<ObservedContainer> containers) {
    return containers.stream()
        .filter(each -> !each.isOneOff() || each.isInit())
        .filter(each -> each.service().equals(service.name().value()))
        .sorted((one, other) ->
            one.number() == other.number()
                ? one.name().compareTo(other.name())
                : ObservedContainer.byNumber(one, other))
        .toList();
  }

  private static Standing standing(
      Project project, Service service, List<ObservedContainer> containers) {
    var enabled = project.services().containsKey(service.name());
    if (containers.isEmpty()) {
      if (service.provider() != null) {
        return Standing.PROVIDED;
      }
      if (!enabled) {
        return Standing.DISABLED;
      }
      return service.replicas() == 0 ? Standing.UNWANTED : Standing.MISSING;
    }
    var worst = containers.stream().map(Standing::of).max(Comparator.naturalOrder()).orElseThrow();
    var replicas = containers.stream().filter(each -> !each.isInit()).count();
    var enough = !enabled || replicas >= service.replicas();
    return enough || worst.compareTo(Standing.MISSING) > 0 ? worst : Standing.MISSING;
  }

  /// Who is not in the project at all stands in nobody's way.
  private static Link link(Dependency dependency, SortedMap<ServiceName, Standing> standings) {
    var standing = standings.getOrDefault(dependency.service(), Standing.DISABLED);
    return new Link(
        dependency.service(),
        dependency.condition(),
        dependency.required(),
        standing.meets(dependency.condition()));
  }

  public boolean has(ServiceName service) {
    return services.containsKey(service);
  }

  /// @throws IllegalArgumentException when there is no such service
  public ServiceView service(ServiceName name) {
    var found = services.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no service " + name);
    }
    return found;
  }
}
