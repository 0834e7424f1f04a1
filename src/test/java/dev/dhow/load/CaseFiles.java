package dev.dhow.load;

import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.source.UnreadableSourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A case's folder as if it were `/home/user`, so that expected files name no place of this
/// machine.
record CaseFiles(Path folder) implements SourceReader {
  static final Path ROOT = Path.of("/home/user");

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
    return path.startsWith(ROOT)
        ? folder.resolve(ROOT.relativize(path).toString())
        : folder.resolve("nowhere");
  }
}
