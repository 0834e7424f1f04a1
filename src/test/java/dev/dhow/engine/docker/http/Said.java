package dev.dhow.engine.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;

/// A link on which somebody has said this, and no more.
record Said(ByteArrayInputStream bytes) implements Link {

  static LinkReader reader(String text) {
    return new LinkReader(new Said(new ByteArrayInputStream(text.getBytes(US_ASCII))));
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return bytes.read(into, offset, length);
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
