package dev.dhow.engine;

/// The end of a container, which may be far away. Closing it ends the waiting.
public interface Ending extends AutoCloseable {

  /// Which end is meant.
  enum Kind {
    /// The next one, whether it runs now or not.
    NEXT,
    /// The next one, and that it is gone.
    REMOVAL,
    /// That of what runs now; if nothing does, the last one.
    CURRENT
  }

  /// Waits for it.
  ///
  /// @return the exit code of the container's process
  /// @throws EngineException.Unreachable when the connection broke
  int await() throws InterruptedException;

  @Override
  void close();
}
