package dev.dhow.spec;

import dev.dhow.model.Sorted;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// What a container has besides its root file system.
///
/// @param tmpfs options by path, of memory that goes away with the container
/// @param volumesFrom `CONTAINER` or `CONTAINER:ro` whose mounts are taken over
public record StorageSpec(
    List<MountSpec> mounts, SortedMap<String, String> tmpfs, List<String> volumesFrom) {

  public StorageSpec {
    mounts = List.copyOf(mounts);
    tmpfs = Sorted.copyOf(tmpfs);
    volumesFrom = List.copyOf(volumesFrom);
  }

  /// Mounts, and nothing else.
  public static StorageSpec of(List<MountSpec> mounts) {
    return new StorageSpec(mounts, Collections.emptySortedMap(), List.of());
  }

  /// With more mounts.
  StorageSpec and(List<MountSpec> more) {
    return withMounts(Stream.concat(mounts.stream(), more.stream()).toList());
  }

  StorageSpec withMounts(List<MountSpec> other) {
    return new StorageSpec(other, tmpfs, volumesFrom);
  }

  StorageSpec withVolumesFrom(List<String> other) {
    return new StorageSpec(mounts, tmpfs, other);
  }
}
