package dev.dhow.host;

import dev.dhow.source.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a file of the disk that may be anything: endless, a device, or a pipe to which nobody
/// writes. What is no project file is refused before it takes all time or memory.
final class BoundedFile {

  /// Far above any project's files, and small enough to be held several times.
  static final int MOST_BYTES = 8 << 20;

  private static final int TYPE = 0170000;
  private static final int PIPE = 0010000;
  private static final long PATIENCE_MILLIS = 400;
  private static final Path NOTHING = Path.of("/dev/null");

  private BoundedFile() {}

  static byte[] read(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new UnreadableSourceException(path, "it is a folder");
    }
    if (attributes.size() > MOST_BYTES) {
      throw tooLarge(path);
    }
    try (var in = attributes.isOther() ? openSpecial(path) : Files.newInputStream(path)) {
      return read(in, path);
    }
  }

  static byte[] read(InputStream in, Path path) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(path);
    }
    return bytes;
  }

  private static UnreadableSourceException tooLarge(Path path) {
    return new UnreadableSourceException(
        path, "it is larger than %d MiB".formatted(MOST_BYTES >> 20));
  }

  /// Pipes are how shells pass a command's output (`<(…)`) and how password managers hand out env
  /// files; other special files have no end or none in sight.
  private static InputStream openSpecial(Path path) throws IOException {
    if (isPipe(path)) {
      return openPipe(path);
    }
    if (path.equals(NOTHING)) {
      return Files.newInputStream(path);
    }
    throw new UnreadableSourceException(path, "it is a device or a socket");
  }

  private static boolean isPipe(Path path) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:mode");
    return attributes.get("mode") instanceof Integer mode && (mode & TYPE) == PIPE;
  }

  /// Opening waits for somebody who writes, for ever if need be, and cannot be interrupted; so a
  /// thread of its own does, which the end of the program ends.
  private static InputStream openPipe(Path path) throws IOException {
    var opening = new FutureTask<>(() -> Files.newInputStream(path));
    Thread.ofPlatform().daemon().name("open " + path.getFileName()).start(opening);
    try {
      return opening.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnreadableSourceException(path, "it is a pipe to which no program writes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableSourceException(path, "reading it was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    }
  }
}
