package dev.dhow.engine.docker.build;

import dev.dhow.spec.HostFile;
import java.io.InputStream;
import java.util.List;

/// Files of this machine as an archive, read while it is. It is never compressed, for the same
/// reason as [ContentArchive].
public final class HostArchive {

  private HostArchive() {}

  /// @param folder that the archive is going to be unpacked in, and that holds all the files
  public static InputStream of(String folder, List<HostFile> files) {
    return TarEntry.archive(files.stream().map(file -> entry(folder, file)).toList());
  }

  private static TarEntry entry(String folder, HostFile file) {
    var name =
        file.target().substring(folder.endsWith("/") ? folder.length() : folder.length() + 1);
    var facts = file.facts();
    long modified = facts.modified().getEpochSecond();
    return switch (facts.kind()) {
      case FILE -> TarEntry.file(name, facts.mode(), facts.size(), modified, file.source());
      case FOLDER -> TarEntry.folder(name, facts.mode(), modified);
      case LINK -> TarEntry.link(name, facts.link(), modified);
    };
  }
}
