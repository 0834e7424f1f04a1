package dev.dhow.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// A file the user asked for.
public final class OutputFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /// More than any system follows.
  private static final int MOST_LINKS = 40;

  private OutputFile() {}

  /// Replaces the file by one that only its owner may read, once all of the content is there. What
  /// is no regular file, such as a device or a pipe, is written to instead; links are followed.
  ///
  /// @throws UncheckedIOException when it cannot be written; then a regular file is as it was
  public static void replace(Path file, InputStream content) {
    if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
      throw new UncheckedIOException(new IOException("cannot write " + file + ": it is a folder"));
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
          content.transferTo(out);
        }
      } else {
        replaceRegular(followed(file), content, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + DiskProblem.text(file, e), e);
    }
  }

  /// Where links lead to, be there something or not.
  private static Path followed(Path file) throws IOException {
    var place = file.toAbsolutePath();
    if (Files.exists(place)) {
      return place.toRealPath();
    }
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(place.toString(), null, "its links lead back to themselves");
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }

  private static void replaceRegular(
      Path file, InputStream content, Set<PosixFilePermission> permissions) throws IOException {
    var partial =
        Files.createTempFile(Objects.requireNonNull(file.getParent()), ".dhow-", ".partial");
    try {
      try (var out = Files.newOutputStream(partial)) {
        content.transferTo(out);
      }
      Files.setPosixFilePermissions(partial, permissions);
      moveOver(partial, file);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// Where another file is mounted, such as one that a container was given alone, none can take its
  /// place, but it can be written to.
  private static void moveOver(Path partial, Path file) throws IOException {
    try {
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      if (!Files.isRegularFile(file)) {
        throw e;
      }
      try (var from = Files.newInputStream(partial);
          var to = Files.newOutputStream(file)) {
        from.transferTo(to);
      }
    }
  }

  /// Replaces the file's content.
  ///
  /// @throws UncheckedIOException when it cannot be written; then there is no new file, and one
  ///   that was there is as it was unless it is somebody else's
  public static void write(Path file, String text) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (!Files.exists(file)) {
        writeNew(followed(file), content);
      } else if (isReplaceable(file)) {
        var real = file.toRealPath();
        var permissions = Files.getPosixFilePermissions(real);
        replaceRegular(real, new ByteArrayInputStream(content), permissions);
      } else {
        Files.write(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + DiskProblem.text(file, e), e);
    }
  }

  private static void writeNew(Path file, byte[] content) throws IOException {
    boolean whole = false;
    var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      try (out) {
        out.write(content);
      }
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// A new file would be ours. What is no file, such as the pipe that `/dev/stdout` may lead to,
  /// need not even lie in a folder.
  private static boolean isReplaceable(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    var folder = file.toRealPath().getParent();
    return folder != null
        && Files.isWritable(folder)
        && Files.getOwner(file).getName().equals(System.getProperty("user.name"));
  }
}
