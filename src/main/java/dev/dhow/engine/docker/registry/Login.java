package dev.dhow.engine.docker.registry;

import dev.dhow.engine.EngineException;
import org.jspecify.annotations.Nullable;

/// What the user shows to a registry.
///
/// @param header the `X-Registry-Auth` header; null when the user has no login there
/// @param trouble why a credential helper could not be asked; null when nothing went wrong
public record Login(@Nullable String header, @Nullable String trouble) {

  /// An image that cannot be had may only lack the login, so its exception tells what is known.
  public EngineException explained(EngineException e) {
    if (trouble == null || !(e instanceof EngineException.ImageUnavailable)) {
      return e;
    }
    var hint = e.hint() == null ? trouble : e.hint() + "; " + trouble;
    return new EngineException.ImageUnavailable(String.valueOf(e.getMessage()), hint);
  }
}
