package dev.dhow.plan;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.state.ObservedContainer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port of the host that a container has, or wants and cannot do without.
///
/// @param address null for all
record PublishedPort(@Nullable String address, int port, String protocol) {

  private static final Set<String> ALL = Set.of("0.0.0.0", "::");

  /// Empty where the engine chooses one, at all or from a range.
  static Optional<PublishedPort> wanted(Port port) {
    var published = port.published();
    return published == null || !published.matches("[1-9][0-9]{0,4}")
        ? Optional.empty()
        : Optional.of(
            new PublishedPort(port.hostIp(), Integer.parseInt(published), port.protocol()));
  }

  static Stream<PublishedPort> of(ObservedContainer container) {
    return container.ports().stream()
        .filter(port -> port.hostPort() != 0)
        .map(port -> new PublishedPort(port.hostIp(), port.hostPort(), port.protocol()));
  }

  /// Whether only one of them can be had.
  boolean clashesWith(PublishedPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (address == null || other.address == null || overlap(address, other.address));
  }

  private static boolean overlap(String one, String other) {
    if (one.equals(other) || one.isEmpty() || other.isEmpty()) {
      return true;
    }
    var sameFamily = one.contains(":") == other.contains(":");
    return sameFamily && (ALL.contains(one) || ALL.contains(other));
  }
}
