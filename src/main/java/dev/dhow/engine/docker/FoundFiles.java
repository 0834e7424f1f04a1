package dev.dhow.engine.docker;

import dev.dhow.spec.FileFacts.Kind;
import dev.dhow.state.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An archive of a container's files, read without keeping their content.
final class FoundFiles {
  private static final int PERMISSIONS = 07777;

  private FoundFiles() {}

  /// By what follows the first name in their paths, which is that of what was asked for. Hard links
  /// are left out, as they have no content of their own.
  static SortedMap<String, FoundFile> read(InputStream archive) throws IOException {
    var found = new TreeMap<String, FoundFile>();
    try (var entries = new TarArchiveInputStream(archive)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var path = rest(entry.getName());
        int mode = entry.getMode() & PERMISSIONS;
        if (entry.isSymbolicLink()) {
          found.put(path, new FoundFile(Kind.LINK, mode, 0, "", entry.getLinkName()));
        } else if (entry.isDirectory()) {
          found.put(path, new FoundFile(Kind.FOLDER, mode, 0, "", ""));
        } else if (isFile(entry)) {
          found.put(path, new FoundFile(Kind.FILE, mode, entry.getSize(), digest(entries), ""));
        }
      }
    }
    return found;
  }

  private static boolean isFile(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isLink()
        && !entry.isCharacterDevice()
        && !entry.isBlockDevice()
        && !entry.isFIFO(); // to the library, those are files, too
  }

  private static String rest(String name) {
    var path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    int first = path.indexOf('/');
    return first < 0 ? "" : path.substring(first + 1);
  }

  private static String digest(InputStream content) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[32 * 1024];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
