package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Buffered reading from a link: lines of bounded length, and bytes.
final class LinkReader {
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int MOST_DIGITS = 15;

  private final Link link;
  private final byte[] buffer = new byte[32 * 1024];
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

  /// Reads a line that is a number to the base of 16 where it lies: every line of a log comes as a
  /// chunk of its own, and making text of its size would be much of the work. What follows the
  /// number after a semicolon or space is left out.
  long hexadecimalLine(int longest, String what) throws IOException {
    long number = 0;
    int digits = 0;
    boolean isOver = false;
    int length = 0;
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        throw new MalformedAnswerException("the answer ended within " + what);
      }
      if (length++ == longest) {
        throw new MalformedAnswerException(what + " is longer than " + longest + " bytes");
      }
      isOver |= next == ';' || next == ' ' || next == '\t' || next == '\r';
      if (!isOver) {
        number = number << 4 | digit(next, what);
        digits++;
      }
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      throw new MalformedAnswerException(what + " that is not a number");
    }
    return number;
  }

  /// The size of the next chunk, whose line it skips, if that line and some of the chunk is in the
  /// buffer; 0 when it is not, or this is the last one. Never reads from the link.
  long bufferedSize() {
    long size = 0;
    for (int at = position; at < limit - 2 && at < position + MOST_DIGITS; at++) {
      int octet = buffer[at];
      if (octet >= '0' && octet <= '9') {
        size = size << 4 | (octet - '0');
      } else if (octet >= 'a' && octet <= 'f') {
        size = size << 4 | (octet - 'a' + 10);
      } else if (size > 0 && octet == '\r' && buffer[at + 1] == '\n') {
        position = at + 2;
        return size;
      } else {
        return 0; // unusual, or wrong; whoever reads the line as such tells
      }
    }
    return 0;
  }

  private static int digit(int octet, String what) throws MalformedAnswerException {
    int digit = octet > 'f' ? -1 : Character.digit(octet, 16);
    if (digit < 0) {
      throw new MalformedAnswerException(what + " that is not a number");
    }
    return digit;
  }

  /// Skips an empty line if exactly that is next in the buffer. Never reads from the link.
  boolean skipBufferedEmptyLine() {
    if (buffered() < 2 || buffer[position] != '\r' || buffer[position + 1] != '\n') {
      return false;
    }
    position += 2;
    return true;
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
