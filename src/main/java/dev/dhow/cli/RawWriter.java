package dev.dhow.cli;

import dev.dhow.event.RawBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/// Writes text as UTF-8, and bytes of containers that are no text as they are.
final class RawWriter extends Writer {
  private static final int CAPACITY = 8192;

  private final OutputStream target;
  private final StringBuilder pending = new StringBuilder(CAPACITY);

  RawWriter(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    pending.append(text, from, length);
    writeFull();
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    pending.append(text, from, from + length);
    writeFull();
  }

  private void writeFull() throws IOException {
    if (pending.length() >= CAPACITY) {
      writePending(isHalf(pending.charAt(pending.length() - 1)));
    }
  }

  /// A character may be written in halves; the first one then waits for the second.
  private static boolean isHalf(char last) {
    return Character.isHighSurrogate(last);
  }

  private void writePending(boolean keepLast) throws IOException {
    var end = keepLast ? pending.length() - 1 : pending.length();
    var bytes = RawBytes.encode(pending.subSequence(0, end));
    pending.delete(0, end);
    target.write(bytes, 0, bytes.length);
  }

  @Override
  public void flush() throws IOException {
    if (!pending.isEmpty()) {
      writePending(false);
    }
    target.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    target.close();
  }
}
