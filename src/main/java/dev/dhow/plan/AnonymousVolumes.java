package dev.dhow.plan;

import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Carries the volumes without a name over to the container that takes their container's place:
/// what an image or a service keeps at such a path survives the replacement.
final class AnonymousVolumes {

  private AnonymousVolumes() {}

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
