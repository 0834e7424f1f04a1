package dev.dhow.engine.docker.http;

import java.io.IOException;

/// An answer whose pieces are told apart by whoever reads it, so that many may be read at once.
public interface Arriving {

  /// Reads on over the ends of chunks, as far as they have arrived whole or in part. Never waits,
  /// and may leave some for the next read; 0 when it leaves all.
  int readArrived(byte[] into, int offset, int length) throws IOException;
}
