package dev.dhow.cli;

import dev.dhow.host.DiskSourceReader;
import dev.dhow.model.Content;
import dev.dhow.model.FileObject;
import dev.dhow.model.Project;
import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the files of the configs and secrets that a project's services are given.
final class FileContents {
  private final DiskSourceReader disk = new DiskSourceReader(InputStream.nullInputStream());

  private FileContents() {}

  /// The same project with what is in them, as far as they can be read.
  static Project read(Project project) {
    var contents = new FileContents();
    var configs = used(project, Storage::configs);
    var secrets = used(project, Storage::secrets);
    return project.withResources(
        project.networks(),
        project.volumes(),
        contents.read(project.configs(), configs),
        contents.read(project.secrets(), secrets),
        project.models());
  }

  private static Set<String> used(Project project, Function<Storage, List<FileMount>> mounts) {
    return project.services().values().stream()
        .flatMap(service -> mounts.apply(service.storage()).stream())
        .map(FileMount::source)
        .collect(Collectors.toSet());
  }

  private SortedMap<String, FileObject> read(
      SortedMap<String, FileObject> objects, Set<String> used) {
    var read = new TreeMap<>(objects);
    read.replaceAll((key, object) -> used.contains(key) ? read(object) : object);
    return read;
  }

  private FileObject read(FileObject object) {
    var file = object.source().file();
    return file == null
        ? object
        : disk.bytes(Path.of(file)).map(Content::of).map(object::withFile).orElse(object);
  }
}
