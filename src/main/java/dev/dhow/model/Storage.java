package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is mounted into a service's containers.
///
/// @param tmpfs `PATH` or `PATH:OPTIONS` of memory that goes away with the container
/// @param volumesFrom `SERVICE[:ro]` or `container:NAME[:ro]` whose mounts are taken over
public record Storage(
    List<Mount> mounts,
    List<String> tmpfs,
    List<String> volumesFrom,
    List<FileMount> configs,
    List<FileMount> secrets) {

  public static final Storage NONE = of(List.of());

  public Storage {
    mounts = List.copyOf(mounts);
    tmpfs = List.copyOf(tmpfs);
    volumesFrom = List.copyOf(volumesFrom);
    configs = List.copyOf(configs);
    secrets = List.copyOf(secrets);
  }

  /// Mounts, and nothing else.
  public static Storage of(List<Mount> mounts) {
    return new Storage(mounts, List.of(), List.of(), List.of(), List.of());
  }

  /// The same with the mounts of others; used once the containers that services name are known.
  public Storage withVolumesFrom(List<String> others) {
    return new Storage(mounts, tmpfs, others, configs, secrets);
  }

  /// A config or secret of the project as a file.
  ///
  /// @param source its key
  /// @param target path inside the container; null for the default
  /// @param uid owner's number as text; null when not declared
  /// @param gid group's number as text; null when not declared
  /// @param mode permission bits; null when not declared
  public record FileMount(
      String source,
      @Nullable String target,
      @Nullable String uid,
      @Nullable String gid,
      @Nullable Long mode,
      SortedMap<String, Value> extensions) {

    public FileMount {
      extensions = Sorted.copyOf(extensions);
    }
  }
}
