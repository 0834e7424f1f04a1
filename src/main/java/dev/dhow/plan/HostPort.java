package dev.dhow.plan;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.PortBinding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port of the host that a container has, or wants and cannot do without.
///
/// @param address null for all
public record HostPort(@Nullable String address, int port, String protocol) {

  private static final Set<String> ALL = Set.of("0.0.0.0", "::");
  private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})-([1-9][0-9]{0,4})");

  /// Empty where the engine chooses one, at all or from a range.
  static Optional<HostPort> wanted(Port port) {
    var published = port.published();
    return published == null || !published.matches("[1-9][0-9]{0,4}")
        ? Optional.empty()
        : Optional.of(new HostPort(port.hostIp(), Integer.parseInt(published), port.protocol()));
  }

  /// The ports of the host of which the engine chooses one; empty unless a range is published.
  static List<HostPort> range(Port port) {
    var ends = RANGE.matcher(Objects.requireNonNullElse(port.published(), ""));
    if (!ends.matches()) {
      return List.of();
    }
    return IntStream.rangeClosed(Integer.parseInt(ends.group(1)), Integer.parseInt(ends.group(2)))
        .mapToObj(each -> new HostPort(port.hostIp(), each, port.protocol()))
        .toList();
  }

  static Stream<HostPort> of(ObservedContainer container) {
    return container.ports().stream()
        .filter(port -> port.hostPort() != 0)
        .map(port -> new HostPort(port.hostIp(), port.hostPort(), port.protocol()));
  }

  /// Whether a container wants a port of the host for two of its own, and so is in its own way. The
  /// engine takes the same twice.
  public static boolean isTwiceIn(List<PortBinding> container, int port) {
    var wanted =
        container.stream()
            .flatMap(binding -> Publication.of(binding).stream())
            .filter(publication -> publication.host().port() == port)
            .toList();
    return wanted.stream().anyMatch(one -> wanted.stream().anyMatch(one::clashesWith));
  }

  /// A port of a container with the one of the host.
  private record Publication(HostPort host, String target) {

    /// Empty where the engine chooses the port of the host.
    static Optional<Publication> of(PortBinding binding) {
      if (!binding.published().matches("[0-9]{1,5}")) {
        return Optional.empty();
      }
      var protocol = binding.target().substring(binding.target().indexOf('/') + 1);
      var port = Integer.parseInt(binding.published());
      return Optional.of(
          new Publication(new HostPort(binding.hostIp(), port, protocol), binding.target()));
    }

    boolean clashesWith(Publication other) {
      return host.clashesWith(other.host)
          && !(host.isSameAs(other.host) && target.equals(other.target));
    }
  }

  /// Whether only one of them can be had.
  boolean clashesWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (address == null || other.address == null || overlap(address, other.address));
  }

  /// Whether they are one and the same to the engine.
  boolean isSameAs(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && effective(address).equals(effective(other.address));
  }

  private static String effective(@Nullable String address) {
    return address == null || address.isEmpty() ? "0.0.0.0" : address;
  }

  private static boolean overlap(String one, String other) {
    if (one.equals(other) || one.isEmpty() || other.isEmpty()) {
      return true;
    }
    var sameFamily = one.contains(":") == other.contains(":");
    return sameFamily && (ALL.contains(one) || ALL.contains(other));
  }
}
