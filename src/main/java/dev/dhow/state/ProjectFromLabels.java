package dev.dhow.state;

import dev.dhow.model.Connectivity;
import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Mount;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Storage;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.spec.Labels;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rebuilds as much of a project as its labels on the engine tell, for commands that are given a
/// name and no files. Services have their image, dependencies, networks and named volumes.
public final class ProjectFromLabels {
  private final ProjectName name;
  private final EngineState state;

  private ProjectFromLabels(ProjectName name, EngineState state) {
    this.name = name;
    this.state = state;
  }

  public static Project of(ProjectName name, EngineState state) {
    return new ProjectFromLabels(name, state).project();
  }

  private Project project() {
    var services = new TreeMap<ServiceName, Service>();
    var names = new TreeSet<ServiceName>();
    members().forEach(each -> names.add(new ServiceName(each.service())));
    // Containers of different times may together tell a cycle; edges that would close it are left
    // out.
    for (var service : names) {
      services.put(
          service,
          service(
              service, each -> names.contains(each) && !needs(services, each).contains(service)));
    }
    return new Project(
        name,
        workingDirectory(),
        List.of(),
        List.of(),
        services,
        Collections.emptySortedMap(),
        networks(),
        volumes(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /// A service and all that it needs, directly or not, by the services built so far.
  private static Set<ServiceName> needs(Map<ServiceName, Service> services, ServiceName first) {
    var found = new LinkedHashSet<ServiceName>();
    var open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      var next = open.removeFirst();
      var service = services.get(next);
      if (found.add(next) && service != null) {
        service.dependsOn().forEach(each -> open.add(each.service()));
      }
    }
    return found;
  }

  private Stream<ObservedContainer> members() {
    return state.containers().stream()
        .filter(each -> !each.isOneOff() && !each.service().isEmpty());
  }

  private Path workingDirectory() {
    return members()
        .map(each -> each.label(Labels.WORKING_DIR))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(Path::of)
        .orElse(Path.of("/"));
  }

  private Service service(ServiceName service, Predicate<ServiceName> usable) {
    var bare = Service.named(service);
    var containers = members().filter(each -> each.service().equals(service.value())).toList();
    var first = containers.getFirst();
    return new Service(
        service,
        first.image(),
        bare.build(),
        bare.provider(),
        bare.emptyBase(),
        bare.pullPolicy(),
        bare.platform(),
        bare.containerName(),
        bare.labels(),
        bare.labelFiles(),
        bare.annotations(),
        bare.process(),
        connectivity(containers),
        storage(containers),
        bare.resources(),
        bare.isolation(),
        bare.output(),
        bare.develop(),
        bare.scheduling().withScale(containers.size()),
        bare.profiles(),
        dependencies(first.label(Labels.DEPENDS_ON), usable),
        bare.extensions());
  }

  private Connectivity connectivity(List<ObservedContainer> containers) {
    var attached = new TreeMap<NetworkKey, @Nullable Attachment>();
    containers.stream()
        .flatMap(each -> each.networks().stream())
        .flatMap(endpoint -> networkKey(endpoint.network()).stream())
        .forEach(key -> attached.put(key, null));
    return Connectivity.on(attached);
  }

  private Storage storage(List<ObservedContainer> containers) {
    var mounts = new ArrayList<Mount>();
    for (var mount : containers.getFirst().mounts()) {
      volumeKey(mount.name())
          .ifPresent(key ->
              mounts.add(
                  new Mount.Volume(key, mount.target(), Mount.Options.readOnly(mount.readOnly()))));
    }
    return Storage.of(mounts);
  }

  private Optional<NetworkKey> networkKey(String network) {
    return state.network(network).filter(this::isOurs).map(found -> key(found));
  }

  private static NetworkKey key(ObservedNetwork network) {
    return new NetworkKey(network.label(Labels.NETWORK));
  }

  private boolean isOurs(ObservedNetwork network) {
    return network.label(Labels.PROJECT).equals(name.value())
        && !network.label(Labels.NETWORK).isEmpty();
  }

  private Optional<VolumeKey> volumeKey(@Nullable String volume) {
    return volume == null
        ? Optional.empty()
        : state.volume(volume).filter(this::isOurs).map(found -> key(found));
  }

  private static VolumeKey key(ObservedVolume volume) {
    return new VolumeKey(volume.label(Labels.VOLUME));
  }

  private boolean isOurs(ObservedVolume volume) {
    return volume.label(Labels.PROJECT).equals(name.value())
        && !volume.label(Labels.VOLUME).isEmpty();
  }

  private SortedMap<NetworkKey, Network> networks() {
    var networks = new TreeMap<NetworkKey, Network>();
    state.networks().stream()
        .filter(this::isOurs)
        .forEach(found -> networks.put(key(found), Network.named(key(found), found.name())));
    return networks;
  }

  private SortedMap<VolumeKey, Volume> volumes() {
    var volumes = new TreeMap<VolumeKey, Volume>();
    state.volumes().stream()
        .filter(this::isOurs)
        .forEach(found -> volumes.put(key(found), Volume.named(key(found), found.name())));
    return volumes;
  }

  /// The label reads `db:service_healthy:true,cache:service_started:false`. What does not is left
  /// out.
  private static List<Dependency> dependencies(String label, Predicate<ServiceName> usable) {
    var dependencies = new ArrayList<Dependency>();
    for (var entry : label.split(",", -1)) {
      var parts = entry.split(":", -1);
      if (parts.length < 2 || parts[0].isEmpty()) {
        continue;
      }
      var needed = new ServiceName(parts[0]);
      if (usable.test(needed)) {
        var restart = parts.length > 2 && parts[2].equals("true");
        dependencies.add(new Dependency(needed, condition(parts[1]), restart, true));
      }
    }
    return dependencies;
  }

  private static Condition condition(String text) {
    return Stream.of(Condition.values())
        .filter(each -> each.id().equals(text))
        .findFirst()
        .orElse(Condition.SERVICE_STARTED);
  }
}
