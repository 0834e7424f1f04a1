package dev.dhow.spec;

import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Storage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the specs of what is mounted into a container.
final class MountSpecs {

  private MountSpecs() {}

  static StorageSpec of(Project project, Storage storage) {
    return new StorageSpec(
        storage.mounts().stream().map(mount -> mount(project, mount)).toList(),
        tmpfs(storage.tmpfs()),
        storage.volumesFrom().stream().map(References::volumesFrom).toList());
  }

  private static SortedMap<String, String> tmpfs(List<String> declared) {
    var options = new TreeMap<String, String>();
    for (var entry : declared) {
      int colon = entry.indexOf(':');
      options.put(
          colon < 0 ? entry : entry.substring(0, colon),
          colon < 0 ? "" : entry.substring(colon + 1));
    }
    return options;
  }

  private static MountSpec mount(Project project, Mount mount) {
    var options = mount.options();
    var target = mount.target();
    return switch (mount) {
      case Mount.Bind bind ->
          new MountSpec.Bind(bind.source(), target, options.readOnly(), options.bind());
      case Mount.Volume volume -> volume(project, volume);
      case Mount.Tmpfs _ -> new MountSpec.Tmpfs(target, options.readOnly(), options.tmpfs());
      case Mount.Image image ->
          new MountSpec.Image(image.source(), target, options.readOnly(), options.image());
      case Mount.Pipe pipe ->
          new MountSpec.Other("npipe", pipe.source(), target, options.readOnly());
      case Mount.Cluster cluster ->
          new MountSpec.Other("cluster", cluster.source(), target, options.readOnly());
    };
  }

  private static MountSpec volume(Project project, Mount.Volume mount) {
    var options = mount.options();
    var source = mount.source();
    if (source == null) {
      return new MountSpec.AnonymousVolume(mount.target(), options.readOnly(), options.volume());
    }
    var volume = project.volumes().get(source);
    var name = volume == null ? source.value() : volume.name();
    return new MountSpec.NamedVolume(
        name, mount.target(), options.readOnly(), options.volume(), options.bind());
  }
}
