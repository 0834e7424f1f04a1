package dev.dhow.engine;

import org.jspecify.annotations.Nullable;

/// What happens on the engine, as it happens. Closing it, from any thread, closes its connection.
public interface EventStream extends AutoCloseable {

  /// The next event; null when the engine ended the stream.
  ///
  /// @throws EngineException.Unreachable when the connection broke
  @Nullable EngineEvent next() throws InterruptedException;

  @Override
  void close();
}
