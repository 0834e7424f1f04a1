package dev.dhow.engine.docker.build;

import dev.dhow.spec.ContentFile;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/// Configs and secrets as an archive. It is never compressed: an engine unpacks what is compressed
/// by a program of the container's image.
public final class ContentArchive {

  private ContentArchive() {}

  /// @param folder that the archive is going to be unpacked in, and that holds all the files
  /// @param modified what the files say of when they were written
  public static InputStream of(String folder, List<ContentFile> files, Instant modified) {
    return TarEntry.archive(files.stream().map(file -> entry(folder, file, modified)).toList());
  }

  private static TarEntry entry(String folder, ContentFile file, Instant modified) {
    var name =
        file.target().substring(folder.endsWith("/") ? folder.length() : folder.length() + 1);
    var owner = new TarEntry.Owner(file.uid(), file.gid());
    var bytes = file.content().bytes();
    return TarEntry.bytes(name, file.mode(), owner, modified.getEpochSecond(), bytes);
  }
}
