package dev.dhow.watch;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What happened while sources were watched.
public sealed interface News {

  record Enabled() implements News {}

  record Disabled() implements News {}

  /// Containers of a service have the files now.
  ///
  /// @param kept paths that are gone here but stay there, as something is mounted at them, above or
  ///   below
  /// @param took from when it was noticed
  record Synced(
      ServiceName service,
      int written,
      int removed,
      SortedSet<String> kept,
      int containers,
      Duration took)
      implements News {}

  /// A container does not have the files yet, and is given them later.
  ///
  /// @param hint what to do about it; null when there is nothing to say
  record NotSynced(String container, String why, @Nullable String hint) implements News {}

  /// @param causes a path that changed for each service
  record Rebuilding(SortedMap<ServiceName, String> causes) implements News {}

  record Rebuilt(SortedSet<ServiceName> services, Duration took) implements News {}

  /// The containers there are stay as they are until something changes again.
  ///
  /// @param why empty when it has been told
  record NotRebuilt(SortedSet<ServiceName> services, String why) implements News {}

  /// @param causes a path that changed for each service; empty text for one that was told of
  record Restarted(SortedMap<ServiceName, String> causes) implements News {}

  record NotRestarted(SortedSet<ServiceName> services, String why) implements News {}

  /// A line that a command in a container wrote.
  record Said(String container, String line) implements News {}

  /// A command ran in a container.
  record Ran(String container, List<String> command, int exitCode) implements News {}

  record NotRun(String container, List<String> command, String why) implements News {}

  /// Something a person should know.
  record Notice(String text) implements News {}
}
