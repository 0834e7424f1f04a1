package dev.dhow.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// A file, or a folder with all in it, as a tar archive with owners, permissions and times. The
/// disk is read while the archive is, so that nothing has to be kept. Sockets are left out.
public final class PackedFiles extends InputStream {
  private static final String WANTED =
      "unix:mode,uid,gid,size,lastModifiedTime,isDirectory,isRegularFile,isSymbolicLink";
  private static final int PIECE = 64 * 1024;
  private static final int KIND = 0170000;
  private static final int PIPE = 0010000;
  private static final int PERMISSIONS = 07777;

  private final Path root;
  private final String name;
  private final Stream<Path> walk;
  private final Iterator<Path> paths;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;
  private byte[] ready = new byte[0];
  private int given;
  private @Nullable InputStream content;
  private long missing;
  private boolean finished;

  @SuppressWarnings("StreamResourceLeak") // closed with this
  private PackedFiles(Path root, String name) throws IOException {
    this.root = root;
    this.name = name;
    this.walk = Files.walk(root);
    this.paths = walk.iterator();
    this.tar = new TarArchiveOutputStream(made, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /// @param name what the root is called in the archive
  public static PackedFiles of(Path root, String name) throws IOException {
    return new PackedFiles(root, name);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (given == ready.length) {
      if (finished) {
        return -1;
      }
      try {
        make();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      ready = made.toByteArray();
      made.reset();
      given = 0;
    }
    int count = Math.min(length, ready.length - given);
    System.arraycopy(ready, given, into, offset, count);
    given += count;
    return count;
  }

  private void make() throws IOException {
    if (content != null) {
      pass(content);
    } else if (paths.hasNext()) {
      begin(paths.next());
    } else {
      tar.finish();
      finished = true;
    }
  }

  /// A file that grows meanwhile is cut where it ended when it was begun.
  private void pass(InputStream from) throws IOException {
    var piece = from.readNBytes((int) Math.min(PIECE, missing));
    if (piece.length == 0 && missing > 0) {
      throw new IOException("a file below " + root + " became shorter while it was read");
    }
    tar.write(piece);
    missing -= piece.length;
    if (missing == 0) {
      from.close();
      content = null;
      tar.closeArchiveEntry();
    }
  }

  private void begin(Path path) throws IOException {
    Map<String, Object> facts = Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS);
    boolean folder = is(facts, "isDirectory");
    boolean file = is(facts, "isRegularFile");
    boolean link = is(facts, "isSymbolicLink");
    int mode = (int) number(facts, "mode");
    boolean pipe = (mode & KIND) == PIPE;
    if (!folder && !file && !link && !pipe) {
      return;
    }
    byte kind =
        link ? TarConstants.LF_SYMLINK : pipe ? TarConstants.LF_FIFO : TarConstants.LF_NORMAL;
    var entry =
        folder ? new TarArchiveEntry(name(path) + "/") : new TarArchiveEntry(name(path), kind);
    if (link) {
      entry.setLinkName(Files.readSymbolicLink(path).toString());
    }
    entry.setMode(mode & PERMISSIONS);
    entry.setIds((int) number(facts, "uid"), (int) number(facts, "gid"));
    entry.setUserName("");
    entry.setGroupName("");
    entry.setLastModifiedTime((FileTime) Objects.requireNonNull(facts.get("lastModifiedTime")));
    entry.setSize(file ? number(facts, "size") : 0);
    if (file) {
      content = Files.newInputStream(path);
    }
    missing = entry.getSize();
    tar.putArchiveEntry(entry);
    if (!file) {
      tar.closeArchiveEntry();
    }
  }

  private String name(Path path) {
    return path.equals(root) ? name : name + "/" + root.relativize(path);
  }

  private static boolean is(Map<String, Object> facts, String name) {
    return Boolean.TRUE.equals(facts.get(name));
  }

  private static long number(Map<String, Object> facts, String name) {
    return ((Number) Objects.requireNonNull(facts.get(name))).longValue();
  }

  @Override
  public void close() throws IOException {
    walk.close();
    if (content != null) {
      content.close();
    }
  }
}
