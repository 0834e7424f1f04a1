package dev.dhow.engine.docker.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// One entry of a tar archive, in the POSIX format with extended headers where a value does not fit
/// the old fields. POSIX.1-2001, *pax*.
///
/// @param name relative to the root of the archive, with forward slashes
/// @param link what a symbolic link points to, empty for anything else
record TarEntry(
    String name,
    Kind kind,
    int mode,
    Owner owner,
    long size,
    long modified,
    String link,
    Content content) {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int LARGEST_ID = 07777777;
  private static final long LARGEST_SIZE = 0_77777777777L;

  enum Kind {
    FILE('0'),
    LINK('2'),
    FOLDER('5');

    private final char flag;

    Kind(char flag) {
      this.flag = flag;
    }
  }

  record Owner(int uid, int gid) {
    /// Of all that Docker's own clients send.
    static final Owner ROOT = new Owner(0, 0);
  }

  /// Opens the bytes of a file.
  interface Content {
    InputStream open() throws IOException;
  }

  static TarEntry folder(String name, int mode, long modified) {
    return new TarEntry(
        name + "/", Kind.FOLDER, mode, Owner.ROOT, 0, modified, "", InputStream::nullInputStream);
  }

  static TarEntry link(String name, String target, long modified) {
    return new TarEntry(
        name, Kind.LINK, 0777, Owner.ROOT, 0, modified, target, InputStream::nullInputStream);
  }

  static TarEntry file(String name, int mode, long size, long modified, Path file) {
    return new TarEntry(
        name, Kind.FILE, mode, Owner.ROOT, size, modified, "", () -> Files.newInputStream(file));
  }

  static TarEntry text(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes(name, 0644, Owner.ROOT, 0, bytes);
  }

  static TarEntry bytes(String name, int mode, Owner owner, long modified, byte[] bytes) {
    return new TarEntry(
        name,
        Kind.FILE,
        mode,
        owner,
        bytes.length,
        modified,
        "",
        () -> new ByteArrayInputStream(bytes));
  }

  /// An archive of entries. Files are opened one after another, while it is read.
  static InputStream archive(List<TarEntry> entries) {
    var end = new ByteArrayInputStream(new byte[2 * BLOCK]);
    var bytes =
        new SequenceInputStream(
            Collections.enumeration(entries.stream().map(TarEntry::lazy).toList()));
    return new SequenceInputStream(bytes, end);
  }

  private InputStream lazy() {
    return new TarEntryInput(this);
  }

  /// Everything before the content.
  byte[] header() {
    var extended = new ByteArrayOutputStream();
    extend(extended, "path", name, NAME_LENGTH);
    extend(extended, "linkpath", link, NAME_LENGTH);
    number(extended, "uid", owner.uid());
    number(extended, "gid", owner.gid());
    if (size > LARGEST_SIZE) {
      extended.writeBytes(record("size", String.valueOf(size)));
    }
    var header = new ByteArrayOutputStream();
    if (extended.size() > 0) {
      header.writeBytes(block("PaxHeader", 'x', 0644, Owner.ROOT, extended.size(), ""));
      header.writeBytes(extended.toByteArray());
      header.writeBytes(new byte[padding(extended.size())]);
    }
    header.writeBytes(block(name, kind.flag, mode, owner, Math.min(size, LARGEST_SIZE), link));
    return header.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, String key, int id) {
    if (id > LARGEST_ID) {
      out.writeBytes(record(key, String.valueOf(id)));
    }
  }

  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  private static void extend(ByteArrayOutputStream out, String key, String value, int longest) {
    boolean plain = value.chars().allMatch(c -> c < 0x80);
    if (!plain || value.length() > longest) {
      out.writeBytes(record(key, value));
    }
  }

  /// `LENGTH key=value\n`, where the length counts its own digits.
  private static byte[] record(String key, String value) {
    byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    int length = rest.length + 1;
    while (String.valueOf(length).length() + rest.length != length) {
      length++;
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes(String.valueOf(length).getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(rest);
    return out.toByteArray();
  }

  private byte[] block(String name, char flag, int mode, Owner owner, long size, String link) {
    byte[] block = new byte[BLOCK];
    put(block, 0, NAME_LENGTH, name);
    put(block, 100, 8, "%07o".formatted(mode));
    put(block, 108, 8, "%07o".formatted(Math.min(owner.uid(), LARGEST_ID)));
    put(block, 116, 8, "%07o".formatted(Math.min(owner.gid(), LARGEST_ID)));
    put(block, 124, 12, "%011o".formatted(size));
    put(block, 136, 12, "%011o".formatted(Math.clamp(modified, 0, LARGEST_SIZE)));
    put(block, 148, 8, "        ");
    block[156] = (byte) flag;
    put(block, 157, NAME_LENGTH, link);
    put(block, 257, 8, "ustar\00000");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, 8, "%06o\0 ".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int offset, int longest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, longest));
  }
}
