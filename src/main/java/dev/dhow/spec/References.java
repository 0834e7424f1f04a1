package dev.dhow.spec;

import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a service says of other services' containers: whose network, processes or mounts it shares.
/// The engine knows containers by id, so a reference is bound once the id is known; until then it
/// is written `service:NAME`. Like in docker compose, bound ids count in the configuration hash, so
/// that whoever shares with a container is made anew together with it.
public final class References {
  private static final String SERVICE = "service:";
  private static final String CONTAINER = "container:";

  private References() {}

  /// One entry of `volumes_from`.
  ///
  /// @param mode `ro` or the like, as written; empty when nothing is
  private record Origin(boolean isService, String name, String mode) {

    static Origin of(String entry) {
      boolean container = entry.startsWith(CONTAINER);
      var parts = (container ? entry.substring(CONTAINER.length()) : entry).split(":", 2);
      return new Origin(!container, parts[0], parts.length < 2 ? "" : parts[1]);
    }

    /// Without the mode, which docker compose forgets.
    String container(Map<ServiceName, String> ids) {
      var bound = isService ? ids.get(new ServiceName(name)) : name;
      return Objects.requireNonNullElse(bound, SERVICE + name);
    }

    String container() {
      var suffix = mode.isEmpty() || mode.equals("rw") ? "" : ":" + mode;
      return (isService ? SERVICE : "") + name + suffix;
    }
  }

  /// The services that a service shares with.
  public static SortedSet<ServiceName> of(Service service) {
    var found = new TreeSet<ServiceName>();
    var namespaces = service.isolation().namespaces();
    add(found, service.connectivity().networkMode());
    add(found, namespaces.ipc());
    add(found, namespaces.pid());
    service.storage().volumesFrom().stream()
        .map(Origin::of)
        .filter(Origin::isService)
        .forEach(origin -> found.add(new ServiceName(origin.name())));
    return found;
  }

  private static void add(SortedSet<ServiceName> found, @Nullable String mode) {
    if (mode != null && mode.startsWith(SERVICE)) {
      found.add(new ServiceName(mode.substring(SERVICE.length())));
    }
  }

  /// The container of an entry of `volumes_from`, `service:NAME` for a service's, with a mode other
  /// than the usual `rw`.
  static String volumesFrom(String entry) {
    return Origin.of(entry).container();
  }

  /// The service as docker compose hashes it.
  ///
  /// @param ids of the containers to share with, as far as they are known
  public static Service bind(Service service, Map<ServiceName, String> ids) {
    var connectivity = service.connectivity();
    var storage = service.storage();
    var namespaces = service.isolation().namespaces();
    return service.sharing(
        connectivity.withNetworkMode(mode(connectivity.networkMode(), ids)),
        storage.withVolumesFrom(
            storage.volumesFrom().stream().map(each -> Origin.of(each).container(ids)).toList()),
        service
            .isolation()
            .withNamespaces(
                namespaces.beside(mode(namespaces.ipc(), ids), mode(namespaces.pid(), ids))));
  }

  /// The containers that a container names itself, other than those of services. The engine looks
  /// for them when it creates it.
  public static SortedSet<String> names(ContainerSpec spec) {
    var found = new TreeSet<String>();
    var namespaces = spec.host().isolation().namespaces();
    for (var mode : Arrays.asList(spec.networkMode(), namespaces.ipc(), namespaces.pid())) {
      if (mode != null && mode.startsWith(CONTAINER)) {
        found.add(mode.substring(CONTAINER.length()));
      }
    }
    spec.storage().volumesFrom().stream()
        .filter(entry -> !entry.startsWith(SERVICE))
        .forEach(entry -> found.add(entry.split(":", 2)[0]));
    if (spec.networks().isEmpty()) {
      spec.names().links().forEach(link -> found.add(link.split(":", 2)[0]));
    }
    return found;
  }

  /// The container with the ids of those it shares with.
  ///
  /// @param service what the container is of
  /// @param ids of all containers of services
  /// @param names the ids of containers that do not have the name yet by which they are named
  public static ContainerSpec bind(
      ContainerSpec spec,
      Service service,
      Map<ServiceName, String> ids,
      Map<String, String> names) {
    var isolation = spec.host().isolation();
    var namespaces = isolation.namespaces();
    var labels = new TreeMap<>(spec.labels());
    labels.put(Labels.CONFIG_HASH, ConfigHash.ofContainers(bind(service, ids)));
    var bound =
        spec.sharing(
            Objects.requireNonNull(mode(spec.networkMode(), ids, names)),
            spec.storage().volumesFrom().stream().map(each -> from(each, ids, names)).toList(),
            isolation.withNamespaces(
                namespaces.beside(
                    mode(namespaces.ipc(), ids, names), mode(namespaces.pid(), ids, names))));
    return bound.withLabels(labels).withLinks(links(spec, names));
  }

  private static List<String> links(ContainerSpec spec, Map<String, String> names) {
    return spec.networks().isEmpty()
        ? spec.names().links().stream().map(link -> named(link, names)).toList()
        : spec.names().links();
  }

  private static @Nullable String mode(
      @Nullable String mode, Map<ServiceName, String> ids, Map<String, String> names) {
    return mode != null && mode.startsWith(CONTAINER)
        ? CONTAINER + named(mode.substring(CONTAINER.length()), names)
        : mode(mode, ids);
  }

  private static @Nullable String mode(@Nullable String mode, Map<ServiceName, String> ids) {
    if (mode == null || !mode.startsWith(SERVICE)) {
      return mode;
    }
    var id = ids.get(new ServiceName(mode.substring(SERVICE.length())));
    return id == null ? mode : CONTAINER + id;
  }

  private static String from(
      String entry, Map<ServiceName, String> ids, Map<String, String> names) {
    if (!entry.startsWith(SERVICE)) {
      return named(entry, names);
    }
    var parts = entry.substring(SERVICE.length()).split(":", 2);
    var id = ids.getOrDefault(new ServiceName(parts[0]), SERVICE + parts[0]);
    return id + (parts.length < 2 ? "" : ":" + parts[1]);
  }

  /// @param text a name, and perhaps something more after a colon
  private static String named(String text, Map<String, String> names) {
    var parts = text.split(":", 2);
    var name = names.getOrDefault(parts[0], parts[0]);
    return name + (parts.length < 2 ? "" : ":" + parts[1]);
  }
}
