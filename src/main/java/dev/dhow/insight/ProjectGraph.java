package dev.dhow.insight;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Mount;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.spec.Names;
import dev.dhow.state.ObservedContainer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What hangs together with what in a project: services with what they need, where they are and
/// what they keep. All lists are sorted by name, so the same files give the same picture.
///
/// @param services those that are enabled
/// @param networks those that services are on
/// @param volumes those that services mount
public record ProjectGraph(
    ProjectName project, List<Part> services, List<Net> networks, List<Store> volumes) {

  public ProjectGraph {
    services = List.copyOf(services);
    networks = List.copyOf(networks);
    volumes = List.copyOf(volumes);
  }

  /// A service.
  ///
  /// @param image empty for one that a program provides
  /// @param ports such as `8080->80` or `127.0.0.1:53->53/udp`
  /// @param networks keys of those it is on
  /// @param links what it needs, as far as it is enabled
  /// @param live null when the engine was not asked
  public record Part(
      ServiceName name,
      String image,
      int replicas,
      List<String> ports,
      List<String> networks,
      List<Use> volumes,
      List<Link> links,
      @Nullable Live live) {

    public Part {
      ports = List.copyOf(ports);
      networks = List.copyOf(networks);
      volumes = List.copyOf(volumes);
      links = List.copyOf(links);
    }
  }

  /// What the engine has of a service.
  public record Live(Standing standing, List<ObservedContainer> containers) {

    public Live {
      containers = List.copyOf(containers);
    }
  }

  /// A network.
  public record Net(String key, boolean external, boolean internal) {}

  /// A named volume.
  public record Store(String key, boolean external) {}

  /// That a service mounts a named volume.
  ///
  /// @param target the path inside of the container
  public record Use(String volume, String target, boolean readOnly) {}

  /// @param live whether the view holds what the engine has
  public static ProjectGraph of(ProjectView view, boolean live) {
    var project = view.project();
    var parts =
        project.services().keySet().stream()
            .map(view::service)
            .map(service -> part(project, service, live))
            .toList();
    return new ProjectGraph(
        project.name(), parts, networks(project, parts), volumes(project, parts));
  }

  /// Without services that nobody needs: those that are named stay, and all they need.
  ///
  /// @param names empty for all
  public static Project narrowed(Project project, Collection<ServiceName> names) {
    if (names.isEmpty()) {
      return project;
    }
    var kept = ServiceGraph.of(project.services().values()).withDependencies(names);
    var services = new TreeMap<>(project.services());
    services.keySet().retainAll(kept);
    return project.withServices(services, project.disabledServices());
  }

  private static Part part(Project project, ServiceView view, boolean live) {
    var service = view.service();
    return new Part(
        service.name(),
        service.provider() == null ? Names.image(project, service) : "",
        service.replicas(),
        service.connectivity().ports().stream().map(ProjectGraph::port).toList(),
        service.connectivity().networks().keySet().stream().map(Object::toString).toList(),
        uses(service),
        view.links().stream()
            .filter(link -> project.services().containsKey(link.service()))
            .toList(),
        live ? new Live(view.standing(), view.containers()) : null);
  }

  private static String port(Port port) {
    var address = port.hostIp() == null ? "" : port.hostIp() + ":";
    var published = Objects.requireNonNullElse(port.published(), "any");
    var protocol = port.protocol().equals("tcp") ? "" : "/" + port.protocol();
    return address + published + "->" + port.target() + protocol;
  }

  private static List<Use> uses(Service service) {
    return service.storage().mounts().stream()
        .flatMap(mount ->
            mount instanceof Mount.Volume(var source, var target, var options) && source != null
                ? Stream.of(new Use(source.value(), target, options.readOnly()))
                : Stream.empty())
        .sorted((one, other) ->
            one.volume().equals(other.volume())
                ? one.target().compareTo(other.target())
                : one.volume().compareTo(other.volume()))
        .toList();
  }

  private static List<Net> networks(Project project, List<Part> parts) {
    var used = new TreeSet<String>();
    parts.forEach(part -> used.addAll(part.networks()));
    return project.networks().values().stream()
        .filter(network -> used.contains(network.key().value()))
        .map(ProjectGraph::net)
        .toList();
  }

  private static Net net(Network network) {
    return new Net(network.key().value(), network.external(), network.internal());
  }

  private static List<Store> volumes(Project project, List<Part> parts) {
    var used = new TreeSet<String>();
    parts.forEach(part -> part.volumes().forEach(use -> used.add(use.volume())));
    return project.volumes().values().stream()
        .filter(volume -> used.contains(volume.key().value()))
        .map(ProjectGraph::store)
        .toList();
  }

  private static Store store(Volume volume) {
    return new Store(volume.key().value(), volume.external());
  }
}
