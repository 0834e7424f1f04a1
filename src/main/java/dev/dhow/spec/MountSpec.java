package dev.dhow.spec;

import dev.dhow.model.Storage.BindOptions;
import dev.dhow.model.Storage.TmpfsOptions;
import dev.dhow.model.Storage.VolumeOptions;
import org.jspecify.annotations.Nullable;

/// A mount with the names the engine knows.
public sealed interface MountSpec {

  String target();

  boolean readOnly();

  record Bind(String source, String target, boolean readOnly, @Nullable BindOptions options)
      implements MountSpec {}

  /// A volume by its engine name: of the project, external, or an anonymous one carried over.
  record NamedVolume(
      String volume, String target, boolean readOnly, @Nullable VolumeOptions options)
      implements MountSpec {}

  /// A new volume without a name.
  record AnonymousVolume(String target, boolean readOnly, @Nullable VolumeOptions options)
      implements MountSpec {}

  record Tmpfs(String target, boolean readOnly, @Nullable TmpfsOptions options)
      implements MountSpec {}
}
