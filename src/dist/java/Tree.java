import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// What is done to a whole directory, all that lies below it included.
@NullMarked
final class Tree {
  private Tree() {}

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    for (var file : files(root).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    for (var file : files(from)) {
      Files.copy(
          file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static void stamp(Path root, FileTime time) throws IOException {
    for (var file : files(root)) {
      Files.setLastModifiedTime(file, time);
    }
  }

  static long size(Path root) throws IOException {
    var size = 0L;
    for (var file : files(root)) {
      size += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return size;
  }

  private static List<Path> files(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.toList();
    }
  }
}
