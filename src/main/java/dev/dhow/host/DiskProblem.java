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

  public static String text(Path file, IOException problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException _ when Files.isDirectory(file) -> "it is a folder";
      case FileSystemException found when found.getReason() != null -> found.getReason();
      default ->
          problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    };
  }
}
