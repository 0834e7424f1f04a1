package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A command that is run in a service's containers at a turn of their life, or when sources change.
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
