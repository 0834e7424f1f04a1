package dev.dhow.app;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// An archive that comes from the engine and remembers how it broke off: who stores it tells every
/// problem as one of the disk.
final class IncomingArchive extends FilterInputStream {
  private @Nullable IOException problem;

  IncomingArchive(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return super.read(into, offset, length);
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return super.skip(count);
    } catch (IOException e) {
      problem = e;
      throw e;
    }
  }

  /// What went wrong while it was stored.
  ///
  /// @param told by who stored it
  /// @throws IOException when the archive itself broke off
  /// @throws InterruptedException when the user ended it
  UncheckedIOException why(UncheckedIOException told) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (problem != null) {
      throw problem;
    }
    return told;
  }
}
