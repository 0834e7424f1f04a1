package dev.dhow.load.decode;

import dev.dhow.model.Storage;
import dev.dhow.model.Storage.BindMount;
import dev.dhow.model.Storage.BindOptions;
import dev.dhow.model.Storage.Mount;
import dev.dhow.model.Storage.TmpfsMount;
import dev.dhow.model.Storage.TmpfsOptions;
import dev.dhow.model.Storage.VolumeMount;
import dev.dhow.model.Storage.VolumeOptions;
import dev.dhow.model.VolumeKey;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decodes the mounts of a service.
final class MountDecoder {
  private static final Set<String> LATER = Set.of("cluster", "image", "npipe");
  private static final List<String> OPTIONS = List.of("bind", "volume", "tmpfs");

  private MountDecoder() {}

  static Storage decode(Section service) {
    var mounts = new ArrayList<Mount>();
    for (var item : service.items("volumes")) {
      service
          .open(item, "volumes", Language.MOUNT)
          .flatMap(MountDecoder::mount)
          .ifPresent(mounts::add);
    }
    return new Storage(mounts);
  }

  private static Optional<Mount> mount(Section mount) {
    var type = mount.required("type");
    var target = target(mount);
    refuseOptionsOfOthers(mount, type);
    return switch (type) {
      case "bind" -> Optional.of(bind(mount, target));
      case "volume" -> Optional.of(volume(mount, target));
      case "tmpfs" -> Optional.of(tmpfs(mount, target));
      default -> {
        refuseType(mount, type);
        yield Optional.empty();
      }
    };
  }

  private static String target(Section mount) {
    var target = mount.required("target");
    var node = mount.value("target");
    if (node != null && !target.startsWith("/")) {
      mount.problems().badValue(node, "the path inside the container must be absolute", null);
    }
    return target;
  }

  private static void refuseType(Section mount, String type) {
    var node = mount.value("type");
    if (node != null && LATER.contains(type)) {
      mount.problems().notSupportedYet(node, "a mount of type `" + type + "`");
    } else if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING) {
      mount
          .problems()
          .badValue(node, "`" + type + "` is not a type of mount", "use bind, volume or tmpfs");
    }
  }

  private static void refuseOptionsOfOthers(Section mount, String type) {
    for (var option : OPTIONS) {
      YamlNode node = mount.value(option);
      if (node != null && OPTIONS.contains(type) && !option.equals(type)) {
        mount
            .problems()
            .conflict(
                node,
                "`" + option + "` does not go with a mount of type `" + type + "`",
                "remove it, or change the type");
      }
    }
  }

  private static BindMount bind(Section mount, String target) {
    return new BindMount(
        mount.required("source"),
        target,
        mount.flag("read_only"),
        mount.text("consistency"),
        mount
            .section("bind", Language.BIND_OPTIONS)
            .map(part ->
                new BindOptions(
                    part.text("propagation"), part.flag("create_host_path"), part.text("selinux")))
            .orElse(null));
  }

  private static VolumeMount volume(Section mount, String target) {
    var source = mount.text("source");
    return new VolumeMount(
        source == null || source.isEmpty() ? null : new VolumeKey(source),
        target,
        mount.flag("read_only"),
        mount.text("consistency"),
        mount
            .section("volume", Language.VOLUME_OPTIONS)
            .map(part -> new VolumeOptions(part.flag("nocopy"), part.text("subpath")))
            .orElse(null));
  }

  private static TmpfsMount tmpfs(Section mount, String target) {
    var source = mount.value("source");
    if (source != null) {
      mount.problems().conflict(source, "a mount of type `tmpfs` has no source", "remove it");
    }
    return new TmpfsMount(
        target,
        mount.flag("read_only"),
        mount.text("consistency"),
        mount
            .section("tmpfs", Language.TMPFS_OPTIONS)
            .map(MountDecoder::tmpfsOptions)
            .orElse(null));
  }

  private static TmpfsOptions tmpfsOptions(Section part) {
    var size = part.size("size");
    var mode = part.notNegative("mode");
    return new TmpfsOptions(size == null ? 0 : size, mode == null ? 0 : mode);
  }
}
