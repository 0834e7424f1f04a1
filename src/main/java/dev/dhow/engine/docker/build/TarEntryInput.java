package dev.dhow.engine.docker.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// The bytes of one entry: header, content, padding. The content is opened when its first byte is
/// wanted, and must have the length the header told.
final class TarEntryInput extends InputStream {
  private final TarEntry entry;
  private InputStream part = InputStream.nullInputStream();
  private Stage stage = Stage.NEW;
  private long remaining;

  private enum Stage {
    NEW,
    HEADER,
    CONTENT,
    PADDING
  }

  TarEntryInput(TarEntry entry) {
    this.entry = entry;
    this.remaining = entry.size();
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
    try {
      return readPart(into, offset, length);
    } catch (IOException e) {
      throw new IOException(entry.name() + " " + problem(e), e);
    }
  }

  private static String problem(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "may not be read by you";
      case NoSuchFileException _ -> "is gone";
      case ShorterException _ -> "became shorter while it was sent";
      default -> "cannot be read: " + e.getMessage();
    };
  }

  private int readPart(byte[] into, int offset, int length) throws IOException {
    int wanted = stage == Stage.CONTENT ? (int) Math.min(length, remaining) : length;
    int count = wanted == 0 ? -1 : part.read(into, offset, wanted);
    while (count < 0) {
      if (stage == Stage.PADDING) {
        return -1;
      }
      advance();
      wanted = stage == Stage.CONTENT ? (int) Math.min(length, remaining) : length;
      count = wanted == 0 ? -1 : part.read(into, offset, wanted);
    }
    remaining -= stage == Stage.CONTENT ? count : 0;
    return count;
  }

  private void advance() throws IOException {
    part.close();
    switch (stage) {
      case NEW -> {
        part = new ByteArrayInputStream(entry.header());
        stage = Stage.HEADER;
      }
      case HEADER -> {
        part = entry.content().open();
        stage = Stage.CONTENT;
      }
      case CONTENT, PADDING -> {
        if (remaining > 0) {
          throw new ShorterException();
        }
        part = new ByteArrayInputStream(new byte[TarEntry.padding(entry.size())]);
        stage = Stage.PADDING;
      }
    }
  }

  /// The content ended before the length that the header told.
  private static final class ShorterException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() throws IOException {
    part.close();
  }
}
