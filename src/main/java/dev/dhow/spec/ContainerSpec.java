package dev.dhow.spec;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Process;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A container as the engine is asked to create it.
///
/// @param name unique on the engine
/// @param number counted from 1
/// @param image the reference to create from
/// @param labels all of them, the vocabulary of [Labels] included
/// @param process [Process#environment] is final: a null value removes the image's variable
/// @param networkMode the first network's name, or `none`, `host`, `container:ID`
/// @param networks in the order they are to be connected, the one of `networkMode` first
/// @param files what is copied into it before it starts
/// @param restart null for the engine's default
/// @param host what it may do on the host and use of it
public record ContainerSpec(
    String name,
    ServiceName service,
    int number,
    String image,
    @Nullable String platform,
    SortedMap<String, String> labels,
    Process process,
    @Nullable String hostname,
    String networkMode,
    List<Endpoint> networks,
    List<Port> ports,
    List<String> expose,
    List<MountSpec> mounts,
    List<ContentFile> files,
    @Nullable String restart,
    HostSpec host) {

  public ContainerSpec {
    labels = Sorted.copyOf(labels);
    networks = List.copyOf(networks);
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    mounts = List.copyOf(mounts);
    files = List.copyOf(files);
  }

  /// An attachment to a network.
  ///
  /// @param network what the engine calls it
  public record Endpoint(
      String network,
      List<String> aliases,
      @Nullable String ipv4Address,
      @Nullable String ipv6Address,
      List<String> linkLocalIps,
      @Nullable String macAddress,
      SortedMap<String, String> driverOptions,
      int gatewayPriority) {

    /// One with no options.
    public static Endpoint of(String network, List<String> aliases) {
      return new Endpoint(
          network, aliases, null, null, List.of(), null, Collections.emptySortedMap(), 0);
    }

    public Endpoint {
      aliases = List.copyOf(aliases);
      linkLocalIps = List.copyOf(linkLocalIps);
      driverOptions = Sorted.copyOf(driverOptions);
    }
  }

  /// The same container under another name; used while it replaces one that still has the name.
  public ContainerSpec withName(String other) {
    return new ContainerSpec(
        other,
        service,
        number,
        image,
        platform,
        labels,
        process,
        hostname,
        networkMode,
        networks,
        ports,
        expose,
        mounts,
        files,
        restart,
        host);
  }

  /// The same container for another platform.
  public ContainerSpec withPlatform(String other) {
    return new ContainerSpec(
        name,
        service,
        number,
        image,
        other,
        labels,
        process,
        hostname,
        networkMode,
        networks,
        ports,
        expose,
        mounts,
        files,
        restart,
        host);
  }

  /// The same container with other labels.
  public ContainerSpec withLabels(SortedMap<String, String> other) {
    return new ContainerSpec(
        name,
        service,
        number,
        image,
        platform,
        other,
        process,
        hostname,
        networkMode,
        networks,
        ports,
        expose,
        mounts,
        files,
        restart,
        host);
  }

  /// The same container with other mounts; used to carry anonymous volumes over.
  public ContainerSpec withMounts(List<MountSpec> other) {
    return new ContainerSpec(
        name,
        service,
        number,
        image,
        platform,
        labels,
        process,
        hostname,
        networkMode,
        networks,
        ports,
        expose,
        other,
        files,
        restart,
        host);
  }
}
