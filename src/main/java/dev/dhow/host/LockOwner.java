package dev.dhow.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/// Tells apart who shares project locks and who does not: every folder of lock files has a name of
/// its own, made up by whoever asks first.
public final class LockOwner {
  private static final String FILE = "maker";

  private LockOwner() {}

  /// The name of all who use this folder. Where it can be neither read nor written, as on a full
  /// disk, one that nobody else has.
  public static String of(Path folder) {
    var file = folder.resolve(FILE);
    try {
      var found = read(file);
      return found.isEmpty() ? agreed(file) : found;
    } catch (IOException | UnsupportedOperationException e) {
      LoggerFactory.getLogger(LockOwner.class).debug("{} has no name", folder, e);
      return UUID.randomUUID().toString();
    }
  }

  /// Of several who make one up at once, the first has it. It is whole when it gets its name.
  private static String agreed(Path file) throws IOException {
    var made = UUID.randomUUID().toString();
    var draft = file.resolveSibling(made);
    try {
      Files.writeString(draft, made + "\n", StandardOpenOption.CREATE_NEW);
      Files.createLink(file, draft);
      return made;
    } catch (FileAlreadyExistsException _) {
      var found = read(file);
      return found.isEmpty() ? made : found;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      var text = Files.readString(file).strip();
      return text.matches("[0-9a-f-]{36}") ? text : "";
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
