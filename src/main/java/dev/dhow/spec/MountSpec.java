package dev.dhow.spec;

import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.ImageOptions;
import dev.dhow.model.Mount.TmpfsOptions;
import dev.dhow.model.Mount.VolumeOptions;
import org.jspecify.annotations.Nullable;

/// A mount with the names the engine knows.
public sealed interface MountSpec {

  String target();

  boolean readOnly();

  record Bind(String source, String target, boolean readOnly, @Nullable BindOptions options)
      implements MountSpec {}

  /// A volume by its engine name: of the project, external, or an anonymous one carried over.
  ///
  /// @param bind options of a bind mount that are given for the volume
  record NamedVolume(
      String volume,
      String target,
      boolean readOnly,
      @Nullable VolumeOptions options,
      @Nullable BindOptions bind)
      implements MountSpec {

    public NamedVolume(
        String volume, String target, boolean readOnly, @Nullable VolumeOptions options) {
      this(volume, target, readOnly, options, null);
    }
  }

  /// A new volume without a name.
  record AnonymousVolume(String target, boolean readOnly, @Nullable VolumeOptions options)
      implements MountSpec {

    /// Whether it is made for secrets, so that every container has a new one.
    public boolean isForSecrets() {
      return options != null && options.labels().containsKey(Labels.SECRETS);
    }
  }

  record Tmpfs(String target, boolean readOnly, @Nullable TmpfsOptions options)
      implements MountSpec {}

  /// The content of an image.
  record Image(String image, String target, boolean readOnly, @Nullable ImageOptions options)
      implements MountSpec {}

  /// Something the engine knows by a type and a name, such as a pipe of Windows.
  record Other(String type, String source, String target, boolean readOnly) implements MountSpec {}
}
