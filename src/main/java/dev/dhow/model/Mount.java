package dev.dhow.model;

import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Something that appears at a path inside the container.
public sealed interface Mount {

  /// The absolute path inside the container.
  String target();

  Options options();

  /// A folder or file of the host.
  ///
  /// @param source absolute path on the engine's host
  record Bind(String source, String target, Options options) implements Mount {}

  /// A volume of the engine.
  ///
  /// @param source the key of a volume of the project; null for an anonymous volume
  record Volume(@Nullable VolumeKey source, String target, Options options) implements Mount {}

  /// Memory that goes away with the container.
  ///
  /// @param source as declared, without effect; null when not
  record Tmpfs(@Nullable String source, String target, Options options) implements Mount {}

  /// The content of an image.
  ///
  /// @param source the image
  record Image(String source, String target, Options options) implements Mount {}

  /// A named pipe of Windows.
  record Pipe(String source, String target, Options options) implements Mount {}

  /// A volume of a cluster.
  record Cluster(String source, String target, Options options) implements Mount {}

  /// What may be said of any mount. A section that is not that of the mount's type has no effect;
  /// null stands for a section that is absent.
  ///
  /// @param consistency as declared; the engine ignores it. Null when not declared.
  record Options(
      boolean readOnly,
      @Nullable String consistency,
      @Nullable BindOptions bind,
      @Nullable VolumeOptions volume,
      @Nullable TmpfsOptions tmpfs,
      @Nullable ImageOptions image,
      SortedMap<String, Value> extensions) {

    public static final Options NONE = readOnly(false);

    public Options {
      extensions = Sorted.copyOf(extensions);
    }

    /// With nothing else declared.
    public static Options readOnly(boolean readOnly) {
      return new Options(readOnly, null, null, null, null, null, Collections.emptySortedMap());
    }
  }

  /// @param createHostPath make the folder when it is missing
  /// @param recursive what becomes of mounts below the source; null for the engine's default
  /// @param selinux `z`, `Z` or null
  record BindOptions(
      @Nullable String propagation,
      boolean createHostPath,
      @Nullable String recursive,
      @Nullable String selinux,
      SortedMap<String, Value> extensions) {

    public BindOptions {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// @param labels of an anonymous volume
  record VolumeOptions(
      SortedMap<String, String> labels,
      boolean nocopy,
      @Nullable String subpath,
      SortedMap<String, Value> extensions) {

    public VolumeOptions {
      labels = Sorted.copyOf(labels);
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// @param size bytes; 0 for unlimited
  /// @param mode permission bits; 0 for the default
  record TmpfsOptions(long size, long mode, SortedMap<String, Value> extensions) {

    public TmpfsOptions {
      extensions = Sorted.copyOf(extensions);
    }
  }

  record ImageOptions(@Nullable String subpath, SortedMap<String, Value> extensions) {

    public ImageOptions {
      extensions = Sorted.copyOf(extensions);
    }
  }
}
