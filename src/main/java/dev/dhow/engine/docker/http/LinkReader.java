package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Buffered reading from a link: lines of bounded length, and bytes.
final class LinkReader {
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Link link;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;

  LinkReader(Link link) {
    this.link = link;
  }

  /// Waits for the first byte of an answer; false when the link ended without one.
  boolean awaitsNoMore() throws IOException {
    return position == limit && !fill();
  }

  int read() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  int read(byte[] into, int offset, int length) throws IOException {
    if (position == limit) {
      if (length >= buffer.length) {
        return link.read(into, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, into, offset, count);
    position += count;
    return count;
  }

  /// The next line without its end, `\r\n` or `\n`.
  String line(int longest, String what) throws IOException {
    var line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        throw new MalformedAnswerException("the answer ended within " + what);
      }
      if (line.length() == longest) {
        throw new MalformedAnswerException(what + " is longer than " + longest + " bytes");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /// Skips an empty line; false when the next one is not empty. The end of each chunk is one, so it
  /// is looked at where it lies instead of being read as text.
  boolean skipEmptyLine() throws IOException {
    int next = read();
    if (next == '\r') {
      next = read();
    }
    if (next < 0) {
      throw new MalformedAnswerException("the answer ended within the end of a chunk");
    }
    return next == '\n';
  }

  int buffered() {
    return limit - position;
  }

  /// Skips the end of a chunked body if exactly that is in the buffer. Never reads from the link.
  boolean skipLastChunk() {
    if (buffered() != LAST_CHUNK.length) {
      return false;
    }
    for (int i = 0; i < LAST_CHUNK.length; i++) {
      if (buffer[position + i] != LAST_CHUNK[i]) {
        return false;
      }
    }
    position = limit;
    return true;
  }

  private boolean fill() throws IOException {
    int count = link.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }
}
