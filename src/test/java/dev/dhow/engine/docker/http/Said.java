package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.util.function.IntSupplier;

/// A link on which somebody has said this, and no more.
///
/// @param most how much comes at once, asked for anew each time
record Said(ByteArrayInputStream bytes, IntSupplier most) implements Link {

  static LinkReader reader(String text) {
    return reader(text, () -> Integer.MAX_VALUE);
  }

  static LinkReader reader(String text, IntSupplier most) {
    return new LinkReader(new Said(new ByteArrayInputStream(text.getBytes(US_ASCII)), most));
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return bytes.read(into, offset, Math.min(length, most.getAsInt()));
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    throw new UnsupportedOperationException("nobody is asked");
  }

  @Override
  public void endOutput() {}

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void close() {}
}
