package dev.dhow.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where a user's lock files lie: one place for each user, whatever the variables of a login
/// session, cron or sudo say, so that all of them exclude each other.
public final class LockFolder {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  private static final String BELOW_HOME = ".cache/dhow/locks";

  private LockFolder() {}

  /// The one of the user who runs this, created when it is missing.
  ///
  /// @throws UncheckedIOException when there is none that could be trusted
  public static Path open() {
    var home = Path.of(System.getProperty("user.home"));
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      return open(home, temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "there is no place for project locks, neither in %s nor in %s: %s"
              .formatted(home.resolve(BELOW_HOME), temporary, DiskProblem.text(temporary, e)),
          e);
    }
  }

  /// Below the home folder, or, for users who have none that they can write to, below the folder
  /// for temporary files.
  static Path open(Path home, Path temporary) throws IOException {
    if (home.isAbsolute() && Files.isDirectory(home)) {
      var folder = home.resolve(BELOW_HOME);
      try {
        Files.createDirectories(folder);
      } catch (IOException _) {
        return openShared(temporary);
      }
      if (Files.isWritable(folder)) {
        return folder;
      }
    }
    return openShared(temporary);
  }

  /// Everybody can write to the folder for temporary files, so what has our name there need not be
  /// ours.
  private static Path openShared(Path temporary) throws IOException {
    var probe = Files.createTempFile(temporary, "dhow", ".tmp");
    try {
      var folder = temporary.resolve("dhow-" + Files.getAttribute(probe, "unix:uid"));
      try {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
      } catch (FileAlreadyExistsException _) {
        // It is looked at below, like a new one.
      }
      var found =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isDirectory()
          || !found.owner().equals(Files.getOwner(probe))
          || !found.permissions().equals(PRIVATE)) {
        throw new IOException(folder + " is not a folder that only its user can write to");
      }
      return folder;
    } finally {
      Files.delete(probe);
    }
  }
}
