package dev.dhow.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command to run in a container that runs already.
///
/// @param environment `NAME=VALUE`, on top of the container's own
/// @param user null for the container's
/// @param workingDirectory null for the container's
/// @param input whether it is given an input; without one it finds it empty
/// @param window the size of the terminal it is given; null for none
/// @param detachKeys those that the engine must not pass on; null for its own
public record ExecSpec(
    List<String> command,
    List<String> environment,
    @Nullable String user,
    @Nullable String workingDirectory,
    boolean privileged,
    boolean input,
    @Nullable WindowSize window,
    @Nullable String detachKeys) {

  public ExecSpec {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  /// Whether it runs in a terminal.
  public boolean terminal() {
    return window != null;
  }
}
