package dev.dhow.state;

import dev.dhow.model.Connectivity.Port;
import java.util.Objects;

/// Where a port of a container is published, as the engine is told.
///
/// @param hostIp empty for all addresses
/// @param published a port of the host, or a range of them; empty where the engine chooses one
/// @param target the container's port, such as `80/tcp`
public record PortBinding(String hostIp, String published, String target) {

  /// What a service asks for.
  public static PortBinding of(Port port) {
    return new PortBinding(
        Objects.requireNonNullElse(port.hostIp(), ""),
        Objects.requireNonNullElse(port.published(), ""),
        port.target() + "/" + port.protocol());
  }

  /// Such as `127.0.0.1:8080:80/tcp`, with nothing before a colon where nothing is set.
  public String text() {
    return hostIp + ":" + published + ":" + target;
  }
}
