package dev.dhow.spec;

import dev.dhow.model.Storage.BindMount;
import dev.dhow.model.Storage.BindOptions;
import dev.dhow.model.Storage.Mount;
import dev.dhow.model.Storage.TmpfsMount;
import dev.dhow.model.Storage.TmpfsOptions;
import dev.dhow.model.Storage.VolumeMount;
import dev.dhow.model.Storage.VolumeOptions;
import dev.dhow.model.Value;
import org.jspecify.annotations.Nullable;

/// A mount in docker compose's canonical form.
final class CanonicalMount {

  private CanonicalMount() {}

  static Value of(Mount mount) {
    var fields = new FieldsBuilder().text("type", type(mount)).text("source", source(mount));
    fields
        .text("target", mount.target())
        .flag("read_only", mount.readOnly())
        .text("consistency", mount.consistency());
    switch (mount) {
      case BindMount(_, _, _, _, var options) -> bind(fields, options);
      case VolumeMount(_, _, _, _, var options) -> volume(fields, options);
      case TmpfsMount(_, _, _, var options) -> tmpfs(fields, options);
    }
    return fields.build();
  }

  private static String type(Mount mount) {
    return switch (mount) {
      case BindMount _ -> "bind";
      case VolumeMount _ -> "volume";
      case TmpfsMount _ -> "tmpfs";
    };
  }

  private static @Nullable String source(Mount mount) {
    return switch (mount) {
      case BindMount bind -> bind.source();
      case VolumeMount volume -> volume.source() == null ? null : volume.source().value();
      case TmpfsMount _ -> null;
    };
  }

  private static void bind(FieldsBuilder fields, @Nullable BindOptions options) {
    if (options != null) {
      fields.put(
          "bind",
          new FieldsBuilder()
              .text("selinux", options.selinux())
              .text("propagation", options.propagation())
              .flag("create_host_path", options.createHostPath())
              .build());
    }
  }

  private static void volume(FieldsBuilder fields, @Nullable VolumeOptions options) {
    if (options != null) {
      fields.put(
          "volume",
          new FieldsBuilder()
              .flag("nocopy", options.nocopy())
              .text("subpath", options.subpath())
              .build());
    }
  }

  private static void tmpfs(FieldsBuilder fields, @Nullable TmpfsOptions options) {
    if (options != null) {
      var size = options.size() == 0 ? null : Long.toString(options.size());
      fields.put(
          "tmpfs", new FieldsBuilder().text("size", size).nonZero("mode", options.mode()).build());
    }
  }
}
