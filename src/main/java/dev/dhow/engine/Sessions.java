package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of a container engine that talks with processes in containers. The same holds for its
/// methods as for those of [Engine].
public interface Sessions {

  /// Describes a command to the engine, which does not run it yet.
  ///
  /// @return the command's id
  /// @throws EngineException.Conflict when the container does not run
  String prepare(ContainerId container, ExecSpec command) throws InterruptedException;

  /// Starts a command that was prepared and talks with it.
  Dialogue start(String command, ExecSpec spec) throws InterruptedException;

  /// Starts a command that was prepared and leaves it alone.
  void startDetached(String command) throws InterruptedException;

  /// How a command ended; 0 while it still runs.
  int exitCode(String command) throws InterruptedException;

  /// Tells a command that runs in a terminal how large that is now.
  void resize(String command, WindowSize size) throws InterruptedException;

  /// Connects to the first process of a container, from now on; one that does not run yet is
  /// listened to from its start on.
  ///
  /// @param input whether what is written reaches the process, if it takes any
  /// @param terminal whether the container has one
  /// @param detachKeys those that the engine must not pass on; null for its own
  Dialogue attach(
      ContainerId container, boolean input, boolean terminal, @Nullable String detachKeys)
      throws InterruptedException;

  /// Begins to wait for an end of a container.
  Ending ending(ContainerId container, Ending.Kind kind) throws InterruptedException;

  /// Tells a container that has a terminal how large that is now.
  void resize(ContainerId container, WindowSize size) throws InterruptedException;

  /// The keys that the user's configuration of the engine's own command line names for leaving a
  /// process alone, such as `ctrl-p,ctrl-q`.
  Optional<String> detachKeys();
}
