package dev.dhow.load.decode;

import dev.dhow.model.Mount;
import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.ImageOptions;
import dev.dhow.model.Mount.Options;
import dev.dhow.model.Mount.TmpfsOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.model.VolumeKey;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decodes the mounts of a service.
final class MountDecoder {
  private static final List<String> RECURSIVE =
      List.of("enabled", "disabled", "writable", "readonly");

  private MountDecoder() {}

  static List<Mount> decode(Section service) {
    var mounts = new ArrayList<Mount>();
    for (var item : service.items("volumes")) {
      service
          .open(item, "volumes", Language.MOUNT)
          .flatMap(MountDecoder::mount)
          .ifPresent(mounts::add);
    }
    return mounts;
  }

  private static Optional<Mount> mount(Section mount) {
    var type = mount.required("type");
    var target = mount.required("target");
    var options = options(mount);
    return switch (type) {
      case "bind" -> Optional.of(new Mount.Bind(mount.required("source"), target, options));
      case "volume" -> Optional.of(volume(mount, target, options));
      case "tmpfs" -> Optional.of(tmpfs(mount, target, options));
      case "image" -> Optional.of(new Mount.Image(mount.required("source"), target, options));
      case "npipe" -> Optional.of(new Mount.Pipe(mount.required("source"), target, options));
      case "cluster" -> Optional.of(new Mount.Cluster(mount.required("source"), target, options));
      default -> {
        refuseType(mount, type);
        yield Optional.empty();
      }
    };
  }

  private static void refuseType(Section mount, String type) {
    if (mount.value("type") instanceof YamlScalar node && node.kind() == YamlScalar.Kind.STRING) {
      mount
          .problems()
          .badValue(
              node,
              "`" + type + "` is not a type of mount",
              "use bind, volume, tmpfs, image, npipe or cluster");
    }
  }

  private static Mount volume(Section mount, String target, Options options) {
    var source = mount.text("source");
    var volume = source == null || source.isEmpty() ? null : new VolumeKey(source);
    return new Mount.Volume(volume, target, options);
  }

  private static Mount tmpfs(Section mount, String target, Options options) {
    var source = mount.value("source");
    if (source != null) {
      mount.problems().noEffect(source, "a mount of type `tmpfs` has no source", "remove it");
    }
    return new Mount.Tmpfs(mount.text("source"), target, options);
  }

  private static Options options(Section mount) {
    return new Options(
        mount.flag("read_only"),
        mount.text("consistency"),
        mount.section("bind", Language.BIND_OPTIONS).map(MountDecoder::bind).orElse(null),
        mount.section("volume", Language.VOLUME_OPTIONS).map(MountDecoder::volume).orElse(null),
        mount.section("tmpfs", Language.TMPFS_OPTIONS).map(MountDecoder::tmpfs).orElse(null),
        mount.section("image", Language.IMAGE_OPTIONS).map(MountDecoder::image).orElse(null),
        mount.extensions());
  }

  private static BindOptions bind(Section part) {
    return new BindOptions(
        part.text("propagation"),
        part.flag("create_host_path"),
        part.oneOf("recursive", RECURSIVE),
        part.oneOf("selinux", List.of("z", "Z")),
        part.extensions());
  }

  private static VolumeOptions volume(Section part) {
    return new VolumeOptions(
        part.mapping("labels"), part.flag("nocopy"), part.text("subpath"), part.extensions());
  }

  private static TmpfsOptions tmpfs(Section part) {
    var size = part.size("size");
    var mode = part.number("mode");
    var node = part.value("mode");
    if (node != null && mode < 0) {
      part.problems().badValue(node, "`mode` must not be negative", "write it like 0700");
    }
    return new TmpfsOptions(size == null ? 0 : size, mode, part.extensions());
  }

  private static ImageOptions image(Section part) {
    return new ImageOptions(part.text("subpath"), part.extensions());
  }
}
