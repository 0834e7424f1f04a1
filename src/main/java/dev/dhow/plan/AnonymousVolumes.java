package dev.dhow.plan;

import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Volumes without a name, which the engine calls by 64 digits. They are carried over to the
/// container that takes their container's place: what an image or a service keeps at such a path
/// survives the replacement. From then on the engine takes them for volumes with a name, and no
/// longer removes them together with a container.
final class AnonymousVolumes {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
  private static final int SHORT = 12;

  private AnonymousVolumes() {}

  /// Those of a container.
  static List<ObservedMount> of(ObservedContainer container) {
    return container.mounts().stream()
        .filter(mount ->
            mount.type().equals("volume")
                && mount.name() != null
                && NAME.matcher(mount.name()).matches())
        .toList();
  }

  /// What people can know such a volume by.
  static String shown(ObservedMount mount, ObservedContainer container) {
    return "%s (%s of %s)"
        .formatted(
            String.valueOf(mount.name()).substring(0, SHORT), mount.target(), container.name());
  }

  /// @param declared paths the image declares as volumes
  static ContainerSpec carriedOver(
      ContainerSpec spec, ObservedContainer old, Set<String> declared) {
    var mounts = new ArrayList<MountSpec>();
    for (var mount : spec.mounts()) {
      mounts.add(
          mount instanceof MountSpec.AnonymousVolume volume && !volume.isForSecrets()
              ? at(old, mount.target()).orElse(mount)
              : mount);
    }
    for (var target : declared) {
      if (spec.mounts().stream().noneMatch(mount -> mount.target().equals(target))) {
        at(old, target).ifPresent(mounts::add);
      }
    }
    return spec.withMounts(mounts);
  }

  private static Optional<MountSpec> at(ObservedContainer old, String target) {
    return old.mounts().stream()
        .filter(mount -> mount.target().equals(target))
        .findFirst()
        .flatMap(AnonymousVolumes::carried);
  }

  private static Optional<MountSpec> carried(ObservedMount mount) {
    if (mount.type().equals("volume") && mount.name() != null) {
      return Optional.of(
          new MountSpec.NamedVolume(mount.name(), mount.target(), mount.readOnly(), null));
    }
    if (mount.type().equals("bind")) {
      return Optional.of(
          new MountSpec.Bind(mount.source(), mount.target(), mount.readOnly(), null));
    }
    return Optional.empty();
  }
}
