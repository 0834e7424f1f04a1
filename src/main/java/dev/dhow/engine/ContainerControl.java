package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The life of a container that exists: the part of an [Engine] that changes what it does.
public interface ContainerControl {

  /// Does nothing when it runs already.
  void start(ContainerId container) throws InterruptedException;

  /// Asks it to end and kills it after the grace period. Does nothing when it does not run.
  ///
  /// @param grace null for the container's own, negative for no limit
  void stop(ContainerId container, @Nullable Duration grace) throws InterruptedException;

  /// Does nothing when it does not run.
  void kill(ContainerId container, String signal) throws InterruptedException;

  /// Stops it, if it runs, and starts it again.
  ///
  /// @param grace null for the container's own, negative for no limit
  void restart(ContainerId container, @Nullable Duration grace) throws InterruptedException;

  /// Freezes its processes. Does nothing when they are frozen already.
  ///
  /// @throws EngineException.Conflict when it does not run
  void pause(ContainerId container) throws InterruptedException;

  /// Lets its processes go on. Does nothing when they are not frozen.
  void unpause(ContainerId container) throws InterruptedException;

  void rename(ContainerId container, String name) throws InterruptedException;

  /// Removes it. Does nothing when it is gone already.
  ///
  /// @param anonymousVolumes whether volumes without a name go with it
  /// @param force whether also when it runs
  /// @throws EngineException.Conflict when it runs and is not forced to go
  void remove(ContainerId container, boolean anonymousVolumes, boolean force)
      throws InterruptedException;

  /// Removes it, running or not.
  default void remove(ContainerId container, boolean anonymousVolumes) throws InterruptedException {
    remove(container, anonymousVolumes, true);
  }
}
