package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import dev.dhow.state.SettingsBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An engine without time or processes, whose state is a snapshot. It fails the test when it is
/// asked for what no plan should ask for.
final class SimulatedEngine {
  private static final String CONTAINER = "container:";
  private static final int ANONYMOUS = 64;

  /// Says whose network a container shares.
  static final String SHARED = "test.shares";

  private final Map<String, ObservedContainer> containers = new TreeMap<>();
  private final Map<String, ObservedNetwork> networks = new TreeMap<>();
  private final Map<String, ObservedVolume> volumes = new TreeMap<>();
  private final TreeMap<String, ObservedImage> images;
  private final Random random;
  private boolean lenient;

  SimulatedEngine(EngineState state, Random random) {
    state.containers().forEach(each -> containers.put(each.id().value(), each));
    state.networks().forEach(each -> networks.put(each.name(), each));
    state.volumes().forEach(each -> volumes.put(each.name(), each));
    images = new TreeMap<>(state.images());
    this.random = random;
  }

  /// The engine says no, as it may after another step failed.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// Starts also what shares the network of a container that does not run, as happens to what was
  /// not to be made anew.
  void beLenient() {
    lenient = true;
  }

  EngineState state() {
    return new EngineState(
        List.copyOf(containers.values()),
        List.copyOf(networks.values()),
        List.copyOf(volumes.values()),
        images);
  }

  void makeImage(String reference) {
    var image =
        new ObservedImage(
            "sha256:" + id(),
            List.of(reference),
            Collections.emptySortedMap(),
            new TreeSet<>(List.of("/image-volume")),
            "",
            null,
            withHealthcheck());
    images.put(reference, image);
  }

  /// Services may be waited for without a healthcheck of their own.
  private static ContainerSettings withHealthcheck() {
    return new SettingsBuilder().probe("CMD", "true").build();
  }

  void removeImage(String reference) {
    assertThat(images.remove(reference)).as(reference).isNotNull();
  }

  void create(NetworkSpec network) {
    assertThat(networks).doesNotContainKey(network.name());
    networks.put(
        network.name(),
        new ObservedNetwork(id(), network.name(), "bridge", network.labels(), List.of(), network));
  }

  void removeNetwork(String id) {
    var network =
        networks.values().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    assertThat(containers.values())
        .as("containers on " + network.name())
        .noneMatch(each -> isOn(each, network.name()));
    networks.remove(network.name());
  }

  void create(VolumeSpec volume) {
    assertThat(volumes).doesNotContainKey(volume.name());
    volumes.put(volume.name(), new ObservedVolume(volume.name(), "local", volume.labels()));
  }

  void note(VolumeSpec volume) {
    volumes.remove(volume.name());
    create(volume);
  }

  /// One without a name may have gone with its container.
  void removeVolume(String name) {
    assertThat(containers.values())
        .as("containers with " + name)
        .noneMatch(each -> each.mounts().stream().anyMatch(mount -> name.equals(mount.name())));
    if (volumes.remove(name) == null) {
      assertThat(name).hasSize(ANONYMOUS).containsPattern("^[0-9a-f]*$");
    }
  }

  String create(ContainerSpec spec) throws Refused {
    assertNameIsFree(spec.name());
    if (!containers.keySet().containsAll(spec.storage().volumesFrom())) {
      throw new Refused();
    }
    spec.networks().forEach(each -> assertThat(networks).containsKey(each.network()));
    var image = images.get(spec.image());
    var id = id();
    var labels = new TreeMap<>(spec.labels());
    if (spec.networkMode().contains(":")) {
      assertThat(spec.networkMode()).startsWith(CONTAINER);
      labels.put(SHARED, spec.networkMode().substring(CONTAINER.length()));
      if (!containers.containsKey(labels.get(SHARED))) {
        throw new Refused();
      }
    }
    containers.put(
        id,
        new ObservedContainer(
            new ContainerId(id),
            spec.name(),
            spec.image(),
            image == null ? "" : image.id(),
            "",
            Instant.ofEpochSecond(containers.size()),
            ContainerStatus.CREATED,
            "",
            Health.NONE,
            null,
            labels,
            List.of(),
            mounts(spec, image),
            spec.networks().stream()
                .map(each -> new ObservedEndpoint(each.network(), ""))
                .toList()));
    return id;
  }

  private List<ObservedMount> mounts(ContainerSpec spec, @Nullable ObservedImage image) {
    var mounts = new ArrayList<ObservedMount>();
    for (var mount : spec.mounts()) {
      mounts.add(
          switch (mount) {
            case MountSpec.NamedVolume(var volume, var target, var readOnly, _, _) -> {
              assertThat(volumes).containsKey(volume);
              yield new ObservedMount("volume", volume, "", target, readOnly);
            }
            case MountSpec.AnonymousVolume(var target, _, var options) ->
                anonymous(target, options == null ? new TreeMap<>() : options.labels());
            case MountSpec.Bind(var source, var target, var readOnly, _) ->
                new ObservedMount("bind", null, source, target, readOnly);
            case MountSpec.Tmpfs(var target, var readOnly, _) ->
                new ObservedMount("tmpfs", null, "", target, readOnly);
            case MountSpec.Image(var source, var target, var readOnly, _) ->
                new ObservedMount("image", null, source, target, readOnly);
            case MountSpec.Other(var type, var source, var target, var readOnly) ->
                new ObservedMount(type, null, source, target, readOnly);
          });
    }
    if (image != null) {
      image.volumes().stream()
          .filter(target -> mounts.stream().noneMatch(each -> each.target().equals(target)))
          .map(target -> anonymous(target, new TreeMap<>()))
          .toList()
          .forEach(mounts::add);
    }
    return mounts;
  }

  private ObservedMount anonymous(String target, SortedMap<String, String> labels) {
    var name = id();
    volumes.put(name, new ObservedVolume(name, "local", labels));
    return new ObservedMount("volume", name, "", target, false);
  }

  void start(String id) throws Refused {
    var shared = containers.containsKey(id) ? containers.get(id).label(SHARED) : "";
    if (!shared.isEmpty() && !lenient && !isUp(shared)) {
      throw new Refused();
    }
    change(
        id,
        each -> {
          assertThat(each.status().isUp()).as(each.name() + " runs already").isFalse();
          var endpoints = each.networks().stream().map(this::resolved).toList();
          return Observed.with(each, ContainerStatus.RUNNING, endpoints);
        });
  }

  private ObservedEndpoint resolved(ObservedEndpoint endpoint) {
    assertThat(networks).containsKey(endpoint.network());
    var network = Objects.requireNonNull(networks.get(endpoint.network()));
    assertThat(endpoint.networkId()).as("network of a start").isIn("", network.id());
    return new ObservedEndpoint(network.name(), network.id());
  }

  void stop(String id) {
    change(
        id,
        each -> {
          assertThat(each.status().isUp()).as(each.name() + " runs").isTrue();
          return Observed.with(each, ContainerStatus.EXITED, each.networks());
        });
  }

  /// What runs before a container does its work and ends; jobs are left running.
  void endIfInit(String id) {
    var container = containers.get(id);
    if (container != null && container.isInit()) {
      stop(id);
    }
  }

  void restart(String id) {
    change(id, each -> Observed.with(each, ContainerStatus.RUNNING, each.networks()));
  }

  void pause(String id) {
    change(
        id,
        each -> {
          assertThat(each.status()).as(each.name()).isEqualTo(ContainerStatus.RUNNING);
          return Observed.with(each, ContainerStatus.PAUSED, each.networks());
        });
  }

  void unpause(String id) {
    change(
        id,
        each -> {
          assertThat(each.status()).as(each.name()).isEqualTo(ContainerStatus.PAUSED);
          return Observed.with(each, ContainerStatus.RUNNING, each.networks());
        });
  }

  void remove(String id, boolean anonymousVolumes) {
    assertThat(containers).containsKey(id);
    var container = Objects.requireNonNull(containers.remove(id));
    assertThat(container.status().isUp()).as(container.name() + " runs").isFalse();
    if (anonymousVolumes) {
      container.mounts().stream()
          .filter(mount -> mount.name() != null && mount.name().length() == ANONYMOUS)
          .filter(mount -> containers.values().stream().noneMatch(other -> mounts(other, mount)))
          .forEach(mount -> volumes.remove(mount.name()));
    }
  }

  /// What was carried over from another container is not removed while that is there.
  private static boolean mounts(ObservedContainer other, ObservedMount mount) {
    return other.mounts().stream().anyMatch(each -> Objects.equals(each.name(), mount.name()));
  }

  void copyInto(String id) {
    assertThat(containers).containsKey(id);
    assertThat(isUp(id)).as("files are copied before the start").isFalse();
  }

  void rename(String id, String name) {
    assertNameIsFree(name);
    change(id, each -> Observed.renamed(each, name));
  }

  /// @throws Refused when there is no such network
  void connect(String id, String network) throws Refused {
    if (!networks.containsKey(network)) {
      throw new Refused();
    }
    change(
        id,
        each -> {
          assertThat(isOn(each, network)).as(each.name() + " is on " + network).isFalse();
          var endpoints = new ArrayList<>(each.networks());
          endpoints.add(new ObservedEndpoint(network, ""));
          return Observed.with(each, each.status(), endpoints);
        });
  }

  void disconnect(String id, String network) {
    change(
        id,
        each -> {
          assertThat(isOn(each, network)).as(each.name() + " is on " + network).isTrue();
          var endpoints =
              each.networks().stream().filter(on -> !on.network().equals(network)).toList();
          return Observed.with(each, each.status(), endpoints);
        });
  }

  boolean isUp(String id) {
    return containers.containsKey(id) && containers.get(id).status().isUp();
  }

  private void change(String id, UnaryOperator<ObservedContainer> change) {
    assertThat(containers).containsKey(id);
    containers.computeIfPresent(id, (_, container) -> change.apply(container));
  }

  private void assertNameIsFree(String name) {
    assertThat(containers.values()).as("names").noneMatch(each -> each.name().equals(name));
  }

  private static boolean isOn(ObservedContainer container, String network) {
    return container.networks().stream().anyMatch(each -> each.network().equals(network));
  }

  private String id() {
    return "%016x%016x%016x%016x"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
