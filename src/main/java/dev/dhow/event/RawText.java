package dev.dhow.event;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// What a container printed, as the bytes that it is. They are [made text][RawBytes] only where
/// somebody looks into it: most of it just passes through.
public final class RawText {
  private final byte[] block;
  private final int from;
  private final int to;

  /// @param block not changed any more from `from` to `to`
  public RawText(byte[] block, int from, int to) {
    this.block = block;
    this.from = from;
    this.to = to;
  }

  /// The bytes of text, those among them that are [none][RawBytes] too.
  public static RawText of(String text) {
    var bytes = RawBytes.encode(text);
    return new RawText(bytes, 0, bytes.length);
  }

  /// In bytes.
  public int length() {
    return to - from;
  }

  /// Copies the bytes to that place of the target.
  ///
  /// @throws ArrayIndexOutOfBoundsException when they do not fit there
  public void copyTo(byte[] target, int at) {
    System.arraycopy(block, from, target, at, to - from);
  }

  /// Writes the bytes, without flushing.
  ///
  /// @throws IOException when the target does not take them
  public void writeTo(OutputStream target) throws IOException {
    target.write(block, from, to - from);
  }

  /// As text, in which bytes that are none are [kept][RawBytes].
  @Override
  public String toString() {
    return RawBytes.decode(block, from, to - from);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawText text
        && Arrays.equals(block, from, to, text.block, text.from, text.to);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOfRange(block, from, to));
  }
}
