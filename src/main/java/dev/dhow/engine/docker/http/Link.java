package dev.dhow.engine.docker.http;

import java.io.Closeable;
import java.io.IOException;

/// One open connection to the engine: bytes in, bytes out.
///
/// Closing it from any thread ends a read or write that blocks in another one.
public interface Link extends Closeable {

  /// Reads what has arrived, at least one byte; -1 at the end.
  int read(byte[] into, int offset, int length) throws IOException;

  /// Writes all of it.
  void write(byte[] from, int offset, int length) throws IOException;

  /// Tells the other side that nothing more will be written; reading goes on.
  void endOutput() throws IOException;

  /// Whether an idle link still has somebody at its other end. Never waits for long.
  boolean isAlive();

  @Override
  void close();
}
