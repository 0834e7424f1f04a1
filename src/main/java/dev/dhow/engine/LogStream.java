package dev.dhow.engine;

import java.util.Arrays;
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
  ///
  /// @param block holds them, beside those of other frames; never changed where they are
  /// @param begins whether they begin a record of the engine's, which leads each with a timestamp,
  ///   and do not go on with that of the frame before
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Frame(Channel channel, byte[] block, int from, int to, boolean begins) {

    public Frame(Channel channel, byte[] bytes) {
      this(channel, bytes, 0, bytes.length, true);
    }

    /// These bytes alone.
    public byte[] bytes() {
      return from == 0 && to == block.length ? block : Arrays.copyOfRange(block, from, to);
    }
  }

  /// Which stream the container wrote to. With a terminal all is [#OUT].
  enum Channel {
    OUT,
    ERR
  }
}
