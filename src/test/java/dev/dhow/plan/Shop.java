package dev.dhow.plan;

import dev.dhow.model.FileObject;
import dev.dhow.model.Mount;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Projects for tests, called `shop`. Whatever networks and volumes services name are declared.
final class Shop {
  static final ProjectName NAME = new ProjectName("shop");

  private Shop() {}

  static Project of(ServiceBuilder... services) {
    return of(Stream.of(services).map(ServiceBuilder::get).toList());
  }

  static Project of(List<Service> services) {
    var networks = new TreeMap<NetworkKey, Network>();
    var volumes = new TreeMap<VolumeKey, Volume>();
    var byName = new TreeMap<ServiceName, Service>();
    for (var service : services) {
      byName.put(service.name(), service);
      for (var key : service.connectivity().networks().keySet()) {
        networks.put(key, Network.named(key, "shop_" + key));
      }
      for (var mount : service.storage().mounts()) {
        if (mount instanceof Mount.Volume volume && volume.source() != null) {
          volumes.put(volume.source(), Volume.named(volume.source(), "shop_" + volume.source()));
        }
      }
    }
    return new Project(
        NAME,
        Path.of("/shop"),
        List.of(Path.of("/shop/compose.yaml")),
        List.of(),
        byName,
        Collections.emptySortedMap(),
        networks,
        volumes,
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  static Project with(Project project, Network network) {
    var networks = new TreeMap<>(project.networks());
    networks.put(network.key(), network);
    return with(project, networks, new TreeMap<>(project.volumes()));
  }

  static Project with(Project project, Volume volume) {
    var volumes = new TreeMap<>(project.volumes());
    volumes.put(volume.key(), volume);
    return with(project, new TreeMap<>(project.networks()), volumes);
  }

  /// With a secret of this value, or of none.
  static Project with(Project project, String secret, @Nullable String value) {
    var secrets = new TreeMap<>(project.secrets());
    secrets.put(
        secret,
        new FileObject(
            secret,
            "shop_" + secret,
            new FileObject.Source(null, secret.toUpperCase(Locale.ROOT), value, null, null),
            false,
            Collections.emptySortedMap(),
            null,
            Collections.emptySortedMap(),
            null,
            Collections.emptySortedMap()));
    return project.withResources(
        project.networks(), project.volumes(), project.configs(), secrets, project.models());
  }

  private static Project with(
      Project project,
      SortedMap<NetworkKey, Network> networks,
      SortedMap<VolumeKey, Volume> volumes) {
    return new Project(
        project.name(),
        project.workingDirectory(),
        project.files(),
        project.envFiles(),
        project.services(),
        project.disabledServices(),
        networks,
        volumes,
        project.configs(),
        project.secrets(),
        project.models(),
        project.extensions());
  }

  /// The state after an `up` on an engine that had nothing.
  static EngineState running(Project project) {
    var plan = Planner.up(project, EngineState.EMPTY, UpRequest.PLAIN);
    return Simulation.after(EngineState.EMPTY, plan);
  }

  static EngineState with(EngineState state, ContainerStatus status) {
    return change(state, each -> Observed.with(each, status, each.networks()));
  }

  /// All run without healthchecks, for as long as the engine's words say.
  static EngineState running(EngineState state, String statusText) {
    return change(state, each -> Observed.running(each, statusText));
  }

  static EngineState relabelled(EngineState state, Map<String, String> labels) {
    return relabelled(state, _ -> labels);
  }

  static EngineState relabelled(
      EngineState state, Function<ObservedContainer, Map<String, String>> labels) {
    return change(
        state,
        each -> {
          var all = new TreeMap<>(each.labels());
          all.putAll(labels.apply(each));
          return Observed.labelled(each, all);
        });
  }

  private static EngineState change(EngineState state, UnaryOperator<ObservedContainer> change) {
    return new EngineState(
        state.containers().stream().map(change).toList(),
        state.networks(),
        state.volumes(),
        state.images());
  }

  static EngineState withImage(
      EngineState state, String reference, String id, Set<String> volumes) {
    var images = new TreeMap<>(state.images());
    var image =
        new ObservedImage(
            id, List.of(reference), Collections.emptySortedMap(), new TreeSet<>(volumes));
    images.put(reference, image);
    return new EngineState(state.containers(), state.networks(), state.volumes(), images);
  }
}
