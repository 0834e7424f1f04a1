package dev.dhow.engine.docker.endpoint;

import dev.dhow.engine.docker.http.Dialer;

/// An engine's address, as people write it and as it is dialled.
///
/// @param origin what named it, such as `DOCKER_HOST`, to tell when nobody answers
public record Endpoint(String url, String origin, Dialer dialer) {

  /// Whether the engine shares this machine's clock and disk.
  public boolean isLocal() {
    return dialer instanceof Dialer.Unix;
  }
}
