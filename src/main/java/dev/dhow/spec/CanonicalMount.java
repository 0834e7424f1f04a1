package dev.dhow.spec;

import dev.dhow.model.Mount;
import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.ImageOptions;
import dev.dhow.model.Mount.TmpfsOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.model.Value;
import org.jspecify.annotations.Nullable;

/// What is mounted, in docker compose's canonical form.
final class CanonicalMount {

  private CanonicalMount() {}

  static Value of(Mount mount, Form form) {
    var options = mount.options();
    var fields = new FieldsBuilder().text("type", type(mount)).text("source", source(mount));
    fields
        .text("target", mount.target())
        .flag("read_only", options.readOnly())
        .text("consistency", options.consistency());
    bind(fields, options.bind(), form);
    volume(fields, options.volume(), form);
    tmpfs(fields, options.tmpfs(), form);
    image(fields, options.image(), form);
    return fields.extensions(form, options.extensions()).build();
  }

  private static String type(Mount mount) {
    return switch (mount) {
      case Mount.Bind _ -> "bind";
      case Mount.Volume _ -> "volume";
      case Mount.Tmpfs _ -> "tmpfs";
      case Mount.Image _ -> "image";
      case Mount.Pipe _ -> "npipe";
      case Mount.Cluster _ -> "cluster";
    };
  }

  private static @Nullable String source(Mount mount) {
    return switch (mount) {
      case Mount.Bind bind -> bind.source();
      case Mount.Volume volume -> volume.source() == null ? null : volume.source().value();
      case Mount.Tmpfs tmpfs -> tmpfs.source();
      case Mount.Image image -> image.source();
      case Mount.Pipe pipe -> pipe.source();
      case Mount.Cluster cluster -> cluster.source();
    };
  }

  private static void bind(FieldsBuilder fields, @Nullable BindOptions options, Form form) {
    if (options != null) {
      fields.put(
          "bind",
          new FieldsBuilder()
              .text("selinux", options.selinux())
              .text("propagation", options.propagation())
              .flag("create_host_path", options.createHostPath())
              .text("recursive", options.recursive())
              .extensions(form, options.extensions())
              .build());
    }
  }

  private static void volume(FieldsBuilder fields, @Nullable VolumeOptions options, Form form) {
    if (options != null) {
      fields.put(
          "volume",
          new FieldsBuilder()
              .mapping("labels", options.labels())
              .flag("nocopy", options.nocopy())
              .text("subpath", options.subpath())
              .extensions(form, options.extensions())
              .build());
    }
  }

  private static void tmpfs(FieldsBuilder fields, @Nullable TmpfsOptions options, Form form) {
    if (options != null) {
      var size = options.size() == 0 ? null : Long.toString(options.size());
      fields.put(
          "tmpfs",
          new FieldsBuilder()
              .text("size", size)
              .nonZero("mode", options.mode())
              .extensions(form, options.extensions())
              .build());
    }
  }

  private static void image(FieldsBuilder fields, @Nullable ImageOptions options, Form form) {
    if (options != null) {
      fields.put(
          "image",
          new FieldsBuilder()
              .text("subpath", options.subpath())
              .extensions(form, options.extensions())
              .build());
    }
  }

  /// A config or secret as a service uses it.
  static Value of(FileMount file, Form form) {
    var mode = file.mode();
    return new FieldsBuilder()
        .text("source", file.source())
        .text("target", file.target())
        .text("uid", file.uid())
        .text("gid", file.gid())
        .text("mode", mode == null ? null : octal(mode))
        .extensions(form, file.extensions())
        .build();
  }

  static String octal(long mode) {
    return "0" + (mode < 0 ? "-" + Long.toOctalString(-mode) : Long.toOctalString(mode));
  }
}
