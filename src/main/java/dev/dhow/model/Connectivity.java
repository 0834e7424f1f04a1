package dev.dhow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How a service's containers are reached and what they reach.
///
/// @param networkMode in place of networks; null when not declared
/// @param networks what it is attached to, by key; a null value means *with no options given*
/// @param expose port or port range with an optional protocol, as text
/// @param macAddress on the first network; null when not declared
/// @param models AI models it uses, by key; a null value means *with no options given*
public record Connectivity(
    @Nullable String hostname,
    @Nullable String networkMode,
    SortedMap<NetworkKey, @Nullable Attachment> networks,
    List<Port> ports,
    List<String> expose,
    @Nullable String macAddress,
    Resolution resolution,
    SortedMap<String, LanguageModel.@Nullable Use> models) {

  public static final Connectivity NONE = on(Collections.emptySortedMap());

  public Connectivity {
    networks = Sorted.copyOf(networks);
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    models = Sorted.copyOf(models);
  }

  /// On networks, and nothing else.
  public static Connectivity on(SortedMap<NetworkKey, @Nullable Attachment> networks) {
    return new Connectivity(
        null,
        null,
        networks,
        List.of(),
        List.of(),
        null,
        Resolution.NONE,
        Collections.emptySortedMap());
  }

  /// The same with another mode; used once the container that a service names is known.
  public Connectivity withNetworkMode(@Nullable String mode) {
    return new Connectivity(
        hostname, mode, networks, ports, expose, macAddress, resolution, models);
  }

  /// The options of one attachment to a network.
  ///
  /// @param gatewayPriority the network with the highest has the way out; 0 when not declared
  /// @param interfaceName what the network interface is called inside the container
  /// @param priority higher ones are connected first; 0 when not declared
  public record Attachment(
      List<String> aliases,
      SortedMap<String, String> driverOpts,
      int gatewayPriority,
      @Nullable String interfaceName,
      @Nullable String ipv4Address,
      @Nullable String ipv6Address,
      List<String> linkLocalIps,
      @Nullable String macAddress,
      int priority,
      SortedMap<String, Value> extensions) {

    public Attachment {
      aliases = List.copyOf(aliases);
      driverOpts = Sorted.copyOf(driverOpts);
      linkLocalIps = List.copyOf(linkLocalIps);
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// A published port.
  ///
  /// @param name a name for the port; null when none is given
  /// @param mode `ingress` or `host`
  /// @param hostIp null for all addresses
  /// @param target the container's port
  /// @param published the host's port or a range of them; null for a free one
  /// @param writtenProtocol `tcp`, `udp` or `sctp`; empty where a variable left it empty
  public record Port(
      @Nullable String name,
      String mode,
      @Nullable String hostIp,
      int target,
      @Nullable String published,
      String writtenProtocol,
      @Nullable String appProtocol,
      SortedMap<String, Value> extensions) {

    public Port {
      extensions = Sorted.copyOf(extensions);
    }

    /// What the engine takes for it.
    public String protocol() {
      return writtenProtocol.isEmpty() ? "tcp" : writtenProtocol;
    }
  }
}
