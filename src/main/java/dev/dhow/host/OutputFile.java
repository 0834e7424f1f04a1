package dev.dhow.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        replaceRegular(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + DiskProblem.text(file, e), e);
    }
  }

  private static void replaceRegular(Path file, InputStream content) throws IOException {
    var partial =
        Files.createTempFile(Objects.requireNonNull(file.getParent()), ".dhow-", ".partial");
    try {
      Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(partial, OWNER_ONLY);
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// Replaces the file's content.
  ///
  /// @throws UncheckedIOException when it cannot be written
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + DiskProblem.text(file, e), e);
    }
  }
}
