package dev.dhow.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What went wrong with a file, in words; exceptions of the platform often only say which file.
public final class DiskProblem {

  private DiskProblem() {}

  /// What went wrong inside of a folder, and with which file if that is known.
  public static String within(Path folder, IOException problem) {
    if (!(problem instanceof FileSystemException found)
        || found.getFile() == null
        || isAbout(folder, found)) {
      return text(folder, problem);
    }
    var file = found.getFile();
    var why =
        found instanceof NoSuchFileException ? "there is no such file" : text(Path.of(file), found);
    return file + ": " + why;
  }

  public static String text(Path file, IOException problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException found when isAbout(file, found) && Files.isDirectory(file) ->
          "it is a folder";
      case FileSystemException found when found.getReason() != null -> found.getReason();
      default ->
          problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    };
  }

  private static boolean isAbout(Path file, FileSystemException problem) {
    return file.toString().equals(problem.getFile());
  }
}
