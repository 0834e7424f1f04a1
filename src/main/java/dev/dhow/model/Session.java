package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What surrounds a container's process: its terminal, its groups, and commands that run beside it.
///
/// @param groupAdd further groups of the user, by name or number
/// @param postStart run in the container once it has started, one after the other
/// @param preStop run in the container before it is stopped, one after the other
public record Session(
    boolean tty,
    boolean stdinOpen,
    List<String> groupAdd,
    List<Hook> postStart,
    List<Hook> preStop) {

  public static final Session NONE = new Session(false, false, List.of(), List.of(), List.of());

  public Session {
    groupAdd = List.copyOf(groupAdd);
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
  }

  /// A command at a turn of the container's life.
  ///
  /// @param command null when declared so
  /// @param user null for the container's
  /// @param workingDir null for the container's
  /// @param environment a null value means *taken from where dhow runs, and unset there*
  public record Hook(
      @Nullable List<String> command,
      @Nullable String user,
      boolean privileged,
      @Nullable String workingDir,
      SortedMap<String, @Nullable String> environment,
      SortedMap<String, Value> extensions) {

    public Hook {
      command = command == null ? null : List.copyOf(command);
      environment = Sorted.copyOf(environment);
      extensions = Sorted.copyOf(extensions);
    }
  }
}
