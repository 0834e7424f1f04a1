package dev.dhow.engine.docker.registry;

import dev.dhow.engine.EngineException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the user shows to any registry that a build asks for images.
///
/// @param header the `X-Registry-Config` header; null when the user has no login anywhere
/// @param troubles why credential helpers could not be asked
public record Logins(@Nullable String header, List<String> troubles) {

  public Logins {
    troubles = List.copyOf(troubles);
  }

  /// A build that a registry refused may only lack the login, so its exception tells what is known.
  public EngineException.BuildFailed explained(EngineException.BuildFailed e) {
    if (troubles.isEmpty()) {
      return e;
    }
    var hint =
        Stream.concat(Stream.ofNullable(e.hint()), troubles.stream())
            .collect(Collectors.joining("; "));
    return new EngineException.BuildFailed(
        String.valueOf(e.getMessage()), e.brief(), hint, e.evidence());
  }
}
