package dev.dhow.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Makes the files of a tar archive, all of them inside of one folder: names that lead elsewhere
/// are refused, and links are never followed. What is there is replaced, but a folder only by a
/// folder. Files belong to whoever unpacks them; devices and pipes are left out.
public final class UnpackedFiles {
  /// Without those that let others act as the user who unpacks: he did not write the program.
  private static final int PERMISSIONS = 01777;

  private final Path folder;
  private final UnaryOperator<String> names;
  private final NavigableMap<Path, TarArchiveEntry> folders = new TreeMap<>();

  private UnpackedFiles(Path folder, UnaryOperator<String> names) {
    this.folder = folder.normalize();
    this.names = names;
  }

  /// @param names what entries are called here
  public static void from(InputStream archive, Path folder, UnaryOperator<String> names)
      throws IOException {
    var unpacking = new UnpackedFiles(folder, names);
    try (var tar = new TarArchiveInputStream(archive, StandardCharsets.UTF_8.name())) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpacking.make(entry, tar);
      }
    }
    unpacking.finishFolders();
  }

  private void make(TarArchiveEntry entry, InputStream content) throws IOException {
    var path = path(entry.getName());
    makeFoldersAbove(path);
    if (entry.isDirectory()) {
      makeFolder(path);
      folders.put(path, entry);
      return;
    }
    if (entry.isSymbolicLink()) {
      makeRoom(path);
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      var target = path(entry.getLinkName());
      makeFoldersAbove(target);
      makeRoom(path);
      Files.createLink(path, target);
    } else if (isFile(entry)) {
      refuseFolder(path);
      makeFile(path, entry, content);
    }
  }

  /// It gets its name, and the place of what had that before, once all of it is there.
  private static void makeFile(Path path, TarArchiveEntry entry, InputStream content)
      throws IOException {
    var partial =
        Files.createTempFile(Objects.requireNonNull(path.getParent()), ".dhow-", ".partial");
    try {
      try (var out = Files.newOutputStream(partial)) {
        content.transferTo(out);
      }
      finish(partial, entry);
      Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// To the library, whatever is no folder is a file.
  private static boolean isFile(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isCharacterDevice()
        && !entry.isBlockDevice()
        && !entry.isFIFO();
  }

  /// @throws FileSystemException when it is not inside of the folder
  private Path path(String entry) throws IOException {
    var name = names.apply(entry);
    var path = folder.resolve(name.replaceFirst("^/+", "")).normalize();
    if (!path.startsWith(folder)) {
      throw new FileSystemException(name, null, "leads out of " + folder);
    }
    return path;
  }

  private void makeFoldersAbove(Path path) throws IOException {
    var above = path.getParent();
    if (above == null || !above.startsWith(folder) || above.equals(folder)) {
      return;
    }
    makeFoldersAbove(above);
    makeFolder(above);
  }

  private void makeFolder(Path path) throws IOException {
    if (path.equals(folder) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(path.toString(), null, "is in the way of a folder");
    }
    Files.createDirectory(path);
  }

  private static void makeRoom(Path path) throws IOException {
    refuseFolder(path);
    Files.deleteIfExists(path);
  }

  private static void refuseFolder(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(path.toString(), null, "is a folder, in the way of a file");
    }
  }

  /// What is made in a folder changes its time, and may not be allowed in the end; nor may what is
  /// below it be reached then, so the deepest come first.
  private void finishFolders() throws IOException {
    for (var each : folders.descendingMap().entrySet()) {
      if (!each.getKey().equals(folder)) {
        finish(each.getKey(), each.getValue());
      }
    }
  }

  private static void finish(Path path, TarArchiveEntry entry) throws IOException {
    Files.setAttribute(path, "unix:mode", entry.getMode() & PERMISSIONS);
    Files.setLastModifiedTime(path, FileTime.fromMillis(entry.getLastModifiedTime().toMillis()));
  }
}
