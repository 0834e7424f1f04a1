package dev.dhow.load;

import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.source.UnreadableSourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A case's folder as if it were somewhere else, usually `/home/user`, so that expected files name
/// no place of this machine.
record CaseFiles(Path folder, Path root) implements SourceReader {
  static final Path ROOT = Path.of("/home/user");

  CaseFiles(Path folder) {
    this(folder, ROOT);
  }

  @Override
  public Optional<SourceFile> read(Path path) {
    var actual = path.equals(Path.of("-")) ? folder.resolve("stdin") : actual(path);
    if (Files.isDirectory(actual)) {
      throw new UnreadableSourceException(path, "it is a folder");
    }
    if (!Files.exists(actual)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SourceFile(path.toString(), Files.readString(actual)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(actual(path));
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(actual(path));
  }

  private Path actual(Path path) {
    return path.startsWith(root)
        ? folder.resolve(root.relativize(path).toString())
        : folder.resolve("nowhere");
  }
}
