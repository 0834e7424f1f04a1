package dev.dhow.render;

import dev.dhow.event.RawBytes;
import dev.dhow.event.RawText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/// Writes text as UTF-8, and what containers print as the bytes it is.
final class RawWriter extends Writer {
  private static final int CAPACITY = 16 * 1024;

  private final OutputStream target;
  private final byte[] pending = new byte[CAPACITY];
  private int length;

  /// A character may be written in halves; the first one then waits for the second. 0 when none
  /// does.
  private char half;

  RawWriter(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    write(text.substring(from, from + length));
  }

  @Override
  public void write(String text) throws IOException {
    var whole = half == 0 ? text : half + text;
    half = 0;
    var last = whole.length() - 1;
    if (last >= 0 && Character.isHighSurrogate(whole.charAt(last))) {
      half = whole.charAt(last);
      whole = whole.substring(0, last);
    }
    if (!whole.isEmpty()) {
      var bytes = RawBytes.encode(whole);
      put(new RawText(bytes, 0, bytes.length));
    }
  }

  void write(RawText text) throws IOException {
    writeHalf();
    put(text);
  }

  private void put(RawText text) throws IOException {
    if (length + text.length() > CAPACITY) {
      writePending();
    }
    if (text.length() > CAPACITY) {
      text.writeTo(target);
    } else {
      text.copyTo(pending, length);
      length += text.length();
    }
  }

  private void writeHalf() throws IOException {
    if (half != 0) {
      var alone = RawText.of(String.valueOf(half));
      half = 0;
      put(alone);
    }
  }

  private void writePending() throws IOException {
    if (length > 0) {
      // Not again, should it fail: who prints on then must not fill the buffer over its end.
      var ready = length;
      length = 0;
      target.write(pending, 0, ready);
    }
  }

  @Override
  public void flush() throws IOException {
    writeHalf();
    writePending();
    target.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    target.close();
  }
}
