package dev.dhow.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file the user asked for.
public final class OutputFile {

  private OutputFile() {}

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
