package dev.dhow.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be seen of the engine's machine from here. Where the engine is elsewhere, nothing is.
public interface HostView {

  /// From where nothing can be seen.
  HostView BLIND = new Blind();

  /// The program that listens on a port, such as `process 4711 (nginx)`; empty when none does, or
  /// it cannot be told.
  ///
  /// @param address that the port is wanted on; null for all
  /// @param protocol `tcp`, `udp` or `sctp`
  Optional<String> listener(@Nullable String address, int port, String protocol);

  /// Not a lambda: the AOT cache has none of an interface's own.
  final class Blind implements HostView {
    private Blind() {}

    @Override
    public Optional<String> listener(@Nullable String address, int port, String protocol) {
      return Optional.empty();
    }
  }

  /// Whether it is certain that there is nothing at the path.
  default boolean lacks(String path) {
    return false;
  }
}
