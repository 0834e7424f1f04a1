package dev.dhow.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be seen of the engine's machine from here. Where the engine is elsewhere, nothing is.
public interface HostView {

  /// From where nothing can be seen.
  HostView BLIND = (_, _, _) -> Optional.empty();

  /// The program that listens on a port, such as `process 4711 (nginx)`; empty when none does, or
  /// it cannot be told.
  ///
  /// @param address that the port is wanted on; null for all
  /// @param protocol `tcp`, `udp` or `sctp`
  Optional<String> listener(@Nullable String address, int port, String protocol);

  /// Whether it is certain that there is nothing at the path.
  default boolean lacks(String path) {
    return false;
  }
}
