package dev.dhow.spec;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The names by which a container knows others that its service links to, as the engine takes them:
/// `CONTAINER:ALIAS`.
public final class Links {
  private Links() {}

  /// What one entry of `links` or `external_links` says.
  private record Link(String target, String alias) {

    static Link of(String entry) {
      var parts = entry.split(":", -1);
      return new Link(parts[0], parts.length == 2 ? parts[1] : parts[0]);
    }
  }

  /// The services that a service links to.
  public static List<ServiceName> services(Service service) {
    return service.connectivity().resolution().links().stream()
        .map(entry -> new ServiceName(Link.of(entry).target()))
        .toList();
  }

  /// All links of one of the service's containers. Like docker compose, each linked container also
  /// goes by names with the number of the container that links.
  ///
  /// @param containers the names of a service's containers
  public static List<String> of(
      Project project,
      Service service,
      int number,
      Function<ServiceName, List<String>> containers) {
    var links = new ArrayList<String>();
    for (var entry : service.connectivity().resolution().links()) {
      var link = Link.of(entry);
      var numbered = project.naming().join(link.target(), number);
      var full = project.naming().join(project.name(), link.target(), number);
      for (var container : containers.apply(new ServiceName(link.target()))) {
        links.add(container + ":" + link.alias());
        links.add(container + ":" + numbered);
        links.add(container + ":" + full);
      }
    }
    links.addAll(external(service));
    return links;
  }

  /// Those to containers outside of the project.
  static List<String> external(Service service) {
    return service.connectivity().resolution().externalLinks().stream()
        .map(Link::of)
        .map(link -> link.target() + ":" + link.alias())
        .toList();
  }
}
