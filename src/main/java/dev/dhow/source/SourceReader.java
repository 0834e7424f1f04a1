package dev.dhow.source;

import java.nio.file.Path;
import java.util.Optional;

/// Where loading gets its files from: the disk in the program, a map in tests.
public interface SourceReader {

  /// The file's text; empty when there is no such file.
  ///
  /// @throws UnreadableSourceException when it is there but cannot be read as UTF-8 text
  Optional<SourceFile> read(Path path);

  /// Whether a file or folder of this path exists.
  boolean exists(Path path);

  /// Whether this path is a folder.
  boolean isFolder(Path path);
}
