package dev.dhow.watch;

import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ServiceFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where something is mounted in a container. What is there belongs to a volume, the host or the
/// engine, and is not the container's to remove.
///
/// @param paths absolute ones
public record MountPoints(SortedSet<String> paths) {
  public static final MountPoints NONE = new MountPoints(Collections.emptySortedSet());

  public MountPoints {
    paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
  }

  /// @param observed targets of mounts that the container is known to have, such as those of
  ///   volumes that its image declares
  public static MountPoints of(Project project, Service service, Collection<String> observed) {
    var storage = service.storage();
    var ownOfEngine =
        Stream.of("/dev", "/proc", "/sys", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf");
    var paths = new TreeSet<String>();
    Stream.of(
            ownOfEngine,
            observed.stream(),
            storage.mounts().stream().map(Mount::target),
            storage.tmpfs().stream().map(text -> text.split(":", 2)[0]),
            ServiceFiles.of(project, service).all().stream().map(ServiceFiles.Given::target))
        .flatMap(targets -> targets)
        .map(target -> Path.of("/").resolve(target).normalize().toString())
        .forEach(paths::add);
    return new MountPoints(paths);
  }

  /// Whether nothing is mounted at a path, above or below.
  boolean leave(String path) {
    return !paths.contains(path) && !Tree.isBelow(path, paths) && !isAbove(path);
  }

  private boolean isAbove(String path) {
    return !paths.subSet(path + "/", path + "0").isEmpty(); // 0 comes after the slash
  }
}
