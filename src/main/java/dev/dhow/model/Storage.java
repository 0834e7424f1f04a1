package dev.dhow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is mounted into a service's containers.
public record Storage(List<Mount> mounts) {

  public Storage {
    mounts = List.copyOf(mounts);
  }

  /// Something that appears at a path inside the container.
  public sealed interface Mount {

    /// The absolute path inside the container.
    String target();

    boolean readOnly();

    /// As written by `consistency`; the engine ignores it. Null when not declared.
    @Nullable String consistency();
  }

  /// A folder or file of the host.
  ///
  /// @param source absolute path on the engine's host
  /// @param options null when the `bind` section is absent
  public record BindMount(
      String source,
      String target,
      boolean readOnly,
      @Nullable String consistency,
      @Nullable BindOptions options)
      implements Mount {}

  /// @param createHostPath make the folder when it is missing
  /// @param selinux `z`, `Z` or null
  public record BindOptions(
      @Nullable String propagation, boolean createHostPath, @Nullable String selinux) {}

  /// A volume of the engine.
  ///
  /// @param source the key of a volume of the project; null for an anonymous volume
  /// @param options null when the `volume` section is absent
  public record VolumeMount(
      @Nullable VolumeKey source,
      String target,
      boolean readOnly,
      @Nullable String consistency,
      @Nullable VolumeOptions options)
      implements Mount {}

  public record VolumeOptions(boolean nocopy, @Nullable String subpath) {}

  /// Memory that goes away with the container.
  ///
  /// @param options null when the `tmpfs` section is absent
  public record TmpfsMount(
      String target, boolean readOnly, @Nullable String consistency, @Nullable TmpfsOptions options)
      implements Mount {}

  /// @param size bytes; 0 for unlimited
  /// @param mode permission bits; 0 for the default
  public record TmpfsOptions(long size, int mode) {}
}
