package dev.dhow.execute;

import java.util.Optional;

/// Tells which program has a port of the engine's machine, as far as that can be seen from here.
@FunctionalInterface
public interface PortHolder {

  /// Such as `process 4711 (nginx)`; empty when it cannot be told.
  Optional<String> of(int port);
}
