package dev.dhow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How a service's containers are reached and what they reach.
///
/// @param networks what it is attached to, by key; a null value means *with no options given*
/// @param expose port or port range with an optional protocol, as text
public record Connectivity(
    @Nullable String hostname,
    SortedMap<NetworkKey, @Nullable Attachment> networks,
    List<Port> ports,
    List<String> expose) {

  public static final Connectivity NONE =
      new Connectivity(null, Collections.emptySortedMap(), List.of(), List.of());

  public Connectivity {
    networks = Sorted.copyOf(networks);
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
  }

  /// The options of one attachment to a network.
  ///
  /// @param priority higher ones are connected first; 0 when not declared
  public record Attachment(
      List<String> aliases,
      @Nullable String ipv4Address,
      @Nullable String ipv6Address,
      @Nullable String macAddress,
      int priority) {

    public Attachment {
      aliases = List.copyOf(aliases);
    }
  }

  /// A published port.
  ///
  /// @param name a name for the port; null when none is given
  /// @param mode `ingress` or `host`
  /// @param hostIp null for all addresses
  /// @param target the container's port
  /// @param published the host's port or a range of them; null for a free one
  /// @param protocol `tcp`, `udp` or `sctp`
  public record Port(
      @Nullable String name,
      String mode,
      @Nullable String hostIp,
      int target,
      @Nullable String published,
      String protocol,
      @Nullable String appProtocol) {}
}
