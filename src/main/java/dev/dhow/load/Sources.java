package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.source.Span;
import dev.dhow.source.UnreadableSourceException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the project's files and names them as the user would, from where dhow was started.
final class Sources {
  static final Path STANDARD_INPUT = Path.of("-");

  /// As much text as all files of a project may have together.
  private static final long MOST = 8 << 20;

  private final SourceReader reader;
  private final Path workingDirectory;
  private final Diagnostics diagnostics;
  private long size;

  Sources(SourceReader reader, Path workingDirectory, Diagnostics diagnostics) {
    this.reader = reader;
    this.workingDirectory = workingDirectory;
    this.diagnostics = diagnostics;
  }

  /// The absolute path of what was given on the command line or in a variable.
  Path resolve(String given) {
    return given.equals(STANDARD_INPUT.toString())
        ? STANDARD_INPUT
        : workingDirectory.resolve(given).normalize();
  }

  boolean exists(Path path) {
    return path.equals(STANDARD_INPUT) || reader.exists(path);
  }

  boolean isFolder(Path path) {
    return reader.isFolder(path);
  }

  /// A file that has to be there; its absence is reported.
  ///
  /// @param from where it is named; null for the command line and the environment
  Optional<SourceFile> readRequired(Path path, String what, @Nullable Span from) {
    var file = read(path, what, from);
    if (file.isEmpty() && !reader.exists(path)) {
      diagnostics.add(
          Diagnostic.error(
                  Code.FILE_NOT_FOUND, from, "%s `%s` does not exist".formatted(what, name(path)))
              .withHint("create it, or name another one"));
    }
    return file;
  }

  /// A file that may be missing.
  Optional<SourceFile> read(Path path, String what, @Nullable Span from) {
    try {
      var file = reader.read(path).map(found -> new SourceFile(name(path), found.text()));
      file.ifPresent(found -> count(found, what, from));
      return file;
    } catch (UnreadableSourceException e) {
      var message = "%s `%s` cannot be read: %s".formatted(what, name(path), e.getMessage());
      diagnostics.add(
          Diagnostic.error(Code.FILE_UNREADABLE, from, message)
              .withHint("make it a file that you may read, or name another one"));
      return Optional.empty();
    }
  }

  private void count(SourceFile file, String what, @Nullable Span from) {
    size += file.text().length();
    if (size > MOST) {
      var message = what + " `" + file.name() + "` makes all files of the project too large";
      diagnostics.add(
          Diagnostic.error(Code.YAML_LIMIT, from, message)
              .withHint("keep them below %d million characters".formatted(MOST / 1_000_000)));
      diagnostics.stopOnErrors();
    }
  }

  String name(Path path) {
    if (path.equals(STANDARD_INPUT)) {
      return path.toString();
    }
    var relative = workingDirectory.relativize(path).toString();
    var absolute = path.toString();
    return relative.isEmpty() || relative.length() > absolute.length() ? absolute : relative;
  }
}
