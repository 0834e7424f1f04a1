package dev.dhow.host;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// A path of this machine as somebody wrote it, and what is there.
///
/// @param path absolute, with the slash or `/.` at its end that it was given
/// @param exists whether there is something
/// @param folder whether that is a folder
public record DiskPath(String path, boolean exists, boolean folder) {

  /// @param written as it was given
  /// @param directory what it is relative to
  /// @param follow whether of a symbolic link what it points to counts
  /// @throws IOException when it cannot be looked at, or nothing can be made there
  public static DiskPath of(String written, Path directory, boolean follow) throws IOException {
    var path = directory.resolve(written).normalize();
    boolean inside = written.endsWith("/") || written.equals(".") || written.endsWith("/.");
    if (follow || inside) {
      path = followed(path);
    }
    var end = written.endsWith("/") ? "/" : inside ? "/." : "";
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      var above = path.getParent();
      if (above != null && !Files.isDirectory(above)) {
        throw new NoSuchFileException(above.toString());
      }
      return new DiskPath(path + end, false, false);
    }
    boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    if (inside && !folder) {
      throw new NotDirectoryException(path.toString());
    }
    return new DiskPath(path + end, true, folder);
  }

  private static Path followed(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(path)) {
        throw new FileSystemException(path.toString(), null, "points to nothing");
      }
      return path;
    }
  }
}
