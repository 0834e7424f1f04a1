package dev.dhow.engine;

/// The end of a container, which may be far away. Closing it ends the waiting.
public interface Ending extends AutoCloseable {

  /// Waits for it.
  ///
  /// @return the exit code of the container's process
  /// @throws EngineException.Unreachable when the connection broke
  int await() throws InterruptedException;

  @Override
  void close();
}
