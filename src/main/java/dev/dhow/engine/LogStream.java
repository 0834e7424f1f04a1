package dev.dhow.engine;

import org.jspecify.annotations.Nullable;

/// A container's output as it comes from the engine: pieces of bytes, each line led by its
/// timestamp and a space. Closing it, from any thread, closes its connection.
public interface LogStream extends AutoCloseable {

  /// The next piece; null at the end of the stream.
  ///
  /// @throws EngineException.Unreachable when the connection broke
  @Nullable Frame next() throws InterruptedException;

  /// Whether more has arrived already, so that [#next] hardly has to wait.
  boolean hasArrived();

  @Override
  void close();

  /// Bytes of one of the two streams; a line may be spread over several.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Frame(Channel channel, byte[] bytes) {}

  /// Which stream the container wrote to. With a terminal all is [#OUT].
  enum Channel {
    OUT,
    ERR
  }
}
