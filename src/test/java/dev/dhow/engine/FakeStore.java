package dev.dhow.engine;

import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The images, networks and volumes of a [FakeEngine].
final class FakeStore {
  private final SortedMap<String, ObservedImage> images = new TreeMap<>();
  private final Set<String> registry = new HashSet<>();
  private final SortedMap<String, ObservedNetwork> networks = new TreeMap<>();
  private final SortedMap<String, ObservedVolume> volumes = new TreeMap<>();
  private int made;
  private boolean makesTwins;

  /// Networks may have one name from now on.
  synchronized void makeTwins() {
    makesTwins = true;
  }

  synchronized void addImage(String reference, Collection<String> declaredVolumes) {
    var tag = tagged(reference);
    images.put(
        tag,
        new ObservedImage(newId(), List.of(tag), new TreeMap<>(), new TreeSet<>(declaredVolumes)));
  }

  synchronized void addImage(String reference, String platform) {
    var tag = tagged(reference);
    images.put(
        tag,
        new ObservedImage(
            newId(),
            List.of(tag),
            new TreeMap<>(),
            new TreeSet<>(),
            platform,
            null,
            ContainerSettings.NONE));
  }

  private String newId() {
    return "sha256:%064x".formatted(0xfade00L + ++made);
  }

  synchronized void publish(String reference) {
    registry.add(tagged(reference));
  }

  synchronized void pull(String reference) {
    var tag = tagged(reference);
    if (!registry.contains(tag)) {
      throw new EngineException.ImageUnavailable(
          "the registry has no image " + reference, "check its name, or log in");
    }
    if (!images.containsKey(tag)) {
      addImage(reference, List.of());
    }
  }

  synchronized String build(BuildSpec build) {
    var id = newId();
    var tags = new TreeSet<>(build.tags());
    tags.add(build.image());
    var all = tags.stream().map(FakeStore::tagged).toList();
    for (var tag : all) {
      images.put(tag, new ObservedImage(id, all, build.labels(), new TreeSet<>()));
    }
    return id;
  }

  synchronized Optional<ObservedImage> image(String reference) {
    var found = images.get(tagged(reference));
    return found != null
        ? Optional.of(found)
        : images.values().stream().filter(image -> image.id().equals(reference)).findFirst();
  }

  ObservedImage present(String reference) {
    return image(reference)
        .orElseThrow(() -> new EngineException.NotFound("no such image: " + reference, null));
  }

  synchronized List<ObservedImage> images(String project) {
    return images.values().stream()
        .filter(image -> belongs(image.labels(), project))
        .distinct()
        .toList();
  }

  synchronized void removeImage(String reference, Collection<FakeContainer> users) {
    var image = image(reference).orElse(null);
    if (image == null) {
      return;
    }
    for (var user : image.tags().size() == 1 ? users : List.<FakeContainer>of()) {
      if (user.imageId.equals(image.id())) {
        throw new EngineException.Conflict(
            "image " + reference + " is in use by " + user.name, null);
      }
    }
    untag(reference);
  }

  private void untag(String reference) {
    var tag = tagged(reference);
    var gone = images.remove(tag);
    if (gone == null) {
      images.values().removeIf(image -> image.id().equals(reference));
      return;
    }
    images.replaceAll((_, image) ->
        image.id().equals(gone.id())
            ? new ObservedImage(
                image.id(),
                image.tags().stream().filter(other -> !other.equals(tag)).toList(),
                image.labels(),
                image.volumes())
            : image);
  }

  synchronized void tag(String reference, String name, Instant now) {
    var image =
        image(reference)
            .orElseThrow(() -> new EngineException.NotFound("No such image: " + reference, null));
    var tags = new TreeSet<>(image.tags());
    tags.add(tagged(name));
    images.put(
        tagged(name),
        new ObservedImage(
            image.id(),
            List.copyOf(tags),
            image.labels(),
            image.volumes(),
            image.platform(),
            now,
            image.settings()));
  }

  private static String tagged(String reference) {
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    var exact = name.contains(":") || name.contains("@");
    return exact ? reference : reference + ":latest";
  }

  synchronized List<ObservedNetwork> networks(String project, Set<String> names) {
    return networks.values().stream()
        .filter(network -> names.contains(network.name()) || belongs(network.labels(), project))
        .toList();
  }

  synchronized List<ObservedNetwork> allNetworks() {
    return List.copyOf(networks.values());
  }

  synchronized String create(NetworkSpec network) {
    if (!makesTwins && !idsOf(network.name()).isEmpty()) {
      throw new EngineException.Conflict("network " + network.name() + " already exists", null);
    }
    var id = newId().substring(7);
    var driver = Objects.requireNonNullElse(network.driver(), "bridge");
    var ipam = network.ipam();
    var subnets =
        ipam == null
            ? List.<String>of()
            : ipam.pools().stream().flatMap(pool -> Stream.ofNullable(pool.subnet())).toList();
    networks.put(
        network.name() + " " + id,
        new ObservedNetwork(id, network.name(), driver, network.labels(), subnets, network));
    return id;
  }

  private List<String> idsOf(String idOrName) {
    return networks.values().stream()
        .filter(network -> network.name().equals(idOrName) || network.id().equals(idOrName))
        .map(ObservedNetwork::id)
        .toList();
  }

  synchronized String networkId(String idOrName) {
    if (Set.of("bridge", "host", "none").contains(idOrName)) {
      return idOrName;
    }
    if (idsOf(idOrName).size() > 1) {
      throw new EngineException.AmbiguousName("network " + idOrName + " is ambiguous", null);
    }
    var id = networkIdOrEmpty(idOrName);
    if (id.isEmpty()) {
      throw new EngineException.NotFound("network " + idOrName + " not found", null);
    }
    return id;
  }

  synchronized String networkIdOrEmpty(String idOrName) {
    return idsOf(idOrName).stream().findFirst().orElse("");
  }

  synchronized void removeNetwork(String id) {
    networks.values().removeIf(network -> network.id().equals(id));
  }

  synchronized List<ObservedVolume> volumes(String project, Set<String> names) {
    return volumes.values().stream()
        .filter(volume ->
            names.contains(volume.name())
                || belongs(volume.labels(), project)
                || project.equals(volume.label(Labels.SECRETS)))
        .toList();
  }

  synchronized void create(VolumeSpec volume) {
    var driver = Objects.requireNonNullElse(volume.driver(), "local");
    volumes.putIfAbsent(volume.name(), new ObservedVolume(volume.name(), driver, volume.labels()));
  }

  /// @param containers that may mount it
  synchronized void removeVolume(String name, Collection<FakeContainer> containers) {
    for (var container : containers) {
      if (container.mounts.stream().anyMatch(mount -> name.equals(mount.name()))) {
        throw new EngineException.Conflict(
            "volume " + name + " is in use by " + container.name, null);
      }
    }
    volumes.remove(name);
  }

  synchronized void removeAnonymous(ObservedMount mount) {
    if (mount.name() != null && mount.name().matches("[0-9a-f]{64}")) {
      volumes.remove(mount.name());
    }
  }

  /// Makes the mounts of a new container; a path that its image declares gets a volume too.
  synchronized List<ObservedMount> mount(ContainerSpec container, ObservedImage image) {
    var mounts = new ArrayList<ObservedMount>();
    for (var mount : container.mounts()) {
      mounts.add(mounted(mount));
    }
    for (var path : image.volumes()) {
      if (mounts.stream().noneMatch(mount -> mount.target().equals(path))) {
        mounts.add(mounted(new MountSpec.AnonymousVolume(path, false, null)));
      }
    }
    return mounts;
  }

  private ObservedMount mounted(MountSpec mount) {
    return switch (mount) {
      case MountSpec.Bind bind ->
          new ObservedMount("bind", null, bind.source(), bind.target(), bind.readOnly());
      case MountSpec.NamedVolume named -> volumeMount(named.volume(), mount);
      case MountSpec.AnonymousVolume(_, _, var options) -> {
        var name = newId().substring(7);
        var labels = options == null ? new TreeMap<String, String>() : options.labels();
        volumes.put(name, new ObservedVolume(name, "local", labels));
        yield volumeMount(name, mount);
      }
      case MountSpec.Tmpfs tmpfs ->
          new ObservedMount("tmpfs", null, "", tmpfs.target(), tmpfs.readOnly());
      case MountSpec.Image image ->
          new ObservedMount("image", null, image.image(), image.target(), image.readOnly());
      case MountSpec.Other other ->
          new ObservedMount(other.type(), null, other.source(), other.target(), other.readOnly());
    };
  }

  private ObservedMount volumeMount(String name, MountSpec mount) {
    volumes.putIfAbsent(name, new ObservedVolume(name, "local", new TreeMap<>()));
    return new ObservedMount(
        "volume", name, "/volumes/" + name + "/_data", mount.target(), mount.readOnly());
  }

  private static boolean belongs(Map<String, String> labels, String project) {
    return project.equals(labels.get(Labels.PROJECT));
  }
}
