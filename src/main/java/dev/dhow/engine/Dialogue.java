package dev.dhow.engine;

import dev.dhow.engine.LogStream.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A connection to a process in a container: its input, and its output as pieces of bytes. Reading
/// and writing go on beside each other, on a thread each; closing it, from any thread, ends both.
public interface Dialogue extends AutoCloseable {

  /// The next piece of output; null at its end. In a terminal all of it is [LogStream.Channel#OUT].
  ///
  /// @throws EngineException.Unreachable when the connection broke
  @Nullable Frame next() throws InterruptedException;

  /// Writes to the process's input; waits until it takes that. Not for virtual threads.
  ///
  /// @throws IOException when nobody reads the input any more
  void write(byte[] from, int offset, int length) throws IOException;

  /// Ends the process's input; its output goes on.
  ///
  /// @throws IOException when nobody reads the input any more
  void endInput() throws IOException;

  @Override
  void close();
}
