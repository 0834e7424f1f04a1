package dev.dhow.host;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Whether there is nothing at a path.
public final class MissingPath {

  private MissingPath() {}

  /// Only when that is certain: not for what may not be looked at, and not for what is no path
  /// here.
  public static boolean isMissing(String path) {
    try {
      return Files.notExists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
