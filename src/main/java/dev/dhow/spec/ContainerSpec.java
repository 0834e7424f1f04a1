package dev.dhow.spec;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Isolation;
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
/// @param networkMode the first network's name, or `none`, `host`, `container:ID`; `service:NAME`
///   until the other container is known, see [References]
/// @param macAddress where there is no network to say it for; null for the engine's choice
/// @param networks in the order they are to be connected, the one of `networkMode` first
/// @param files what is copied into it before it starts
/// @param restart null for the engine's default
/// @param host what it may do on the host and use of it
/// @param attendance null for a container that goes on by itself
public record ContainerSpec(
    String name,
    ServiceName service,
    int number,
    String image,
    @Nullable String platform,
    SortedMap<String, String> labels,
    Process process,
    NameSpec names,
    String networkMode,
    @Nullable String macAddress,
    List<Endpoint> networks,
    List<Port> ports,
    List<String> expose,
    StorageSpec storage,
    List<ContentFile> files,
    @Nullable String restart,
    HostSpec host,
    @Nullable Attendance attendance) {

  public ContainerSpec {
    labels = Sorted.copyOf(labels);
    networks = List.copyOf(networks);
    ports = List.copyOf(ports);
    expose = List.copyOf(expose);
    files = List.copyOf(files);
  }

  /// One that goes on by itself.
  public ContainerSpec(
      String name,
      ServiceName service,
      int number,
      String image,
      @Nullable String platform,
      SortedMap<String, String> labels,
      Process process,
      NameSpec names,
      String networkMode,
      @Nullable String macAddress,
      List<Endpoint> networks,
      List<Port> ports,
      List<String> expose,
      StorageSpec storage,
      List<ContentFile> files,
      @Nullable String restart,
      HostSpec host) {
    this(
        name,
        service,
        number,
        image,
        platform,
        labels,
        process,
        names,
        networkMode,
        macAddress,
        networks,
        ports,
        expose,
        storage,
        files,
        restart,
        host,
        null);
  }

  public List<MountSpec> mounts() {
    return storage.mounts();
  }

  /// An attachment to a network.
  ///
  /// @param network what the engine calls it
  /// @param links `CONTAINER:ALIAS`
  /// @param interfaceName null for the engine's choice
  public record Endpoint(
      String network,
      List<String> aliases,
      List<String> links,
      @Nullable String ipv4Address,
      @Nullable String ipv6Address,
      List<String> linkLocalIps,
      @Nullable String macAddress,
      SortedMap<String, String> driverOptions,
      @Nullable String interfaceName,
      int gatewayPriority) {

    /// One with no options.
    public static Endpoint of(String network, List<String> aliases) {
      return new Endpoint(
          network,
          aliases,
          List.of(),
          null,
          null,
          List.of(),
          null,
          Collections.emptySortedMap(),
          null,
          0);
    }

    public Endpoint {
      aliases = List.copyOf(aliases);
      links = List.copyOf(links);
      linkLocalIps = List.copyOf(linkLocalIps);
      driverOptions = Sorted.copyOf(driverOptions);
    }

    /// With addresses that the engine chooses.
    public Endpoint withoutAddresses() {
      return new Endpoint(
          network,
          aliases,
          links,
          null,
          null,
          linkLocalIps,
          macAddress,
          driverOptions,
          interfaceName,
          gatewayPriority);
    }

    Endpoint withLinks(List<String> other) {
      return with(aliases, other, macAddress);
    }

    /// The same with no other name.
    Endpoint onlyNamed(String name) {
      return with(List.of(name), links, macAddress);
    }

    /// The same network for a container that may be there at the same time.
    Endpoint beside(String name) {
      return new Endpoint(
          network,
          List.of(name),
          links,
          null,
          null,
          List.of(),
          null,
          driverOptions,
          null,
          gatewayPriority);
    }

    /// The same with this address unless it has one.
    Endpoint orMacAddress(@Nullable String other) {
      return macAddress == null ? with(aliases, links, other) : this;
    }

    private Endpoint with(
        List<String> otherAliases, List<String> otherLinks, @Nullable String otherMacAddress) {
      return new Endpoint(
          network,
          otherAliases,
          otherLinks,
          ipv4Address,
          ipv6Address,
          linkLocalIps,
          otherMacAddress,
          driverOptions,
          interfaceName,
          gatewayPriority);
    }
  }

  /// The same container under another name; used while it replaces one that still has the name.
  public ContainerSpec withName(String other) {
    return with(other, platform, labels, names, networkMode, networks, storage, host);
  }

  /// The same container for another platform.
  public ContainerSpec withPlatform(String other) {
    return with(name, other, labels, names, networkMode, networks, storage, host);
  }

  /// The same container with other labels.
  public ContainerSpec withLabels(SortedMap<String, String> other) {
    return with(name, platform, other, names, networkMode, networks, storage, host);
  }

  /// The same container with other mounts; used to carry anonymous volumes over.
  public ContainerSpec withMounts(List<MountSpec> other) {
    return with(
        name, platform, labels, names, networkMode, networks, storage.withMounts(other), host);
  }

  /// The same container with links to others, which are the same on all networks.
  public ContainerSpec withLinks(List<String> other) {
    var linked = networks.stream().map(endpoint -> endpoint.withLinks(other)).toList();
    return with(name, platform, labels, names.withLinks(other), networkMode, linked, storage, host);
  }

  /// The same container for somebody who attends it.
  ContainerSpec attended(
      SortedMap<String, String> otherLabels, List<Endpoint> otherNetworks, Attendance other) {
    return with(
        name, platform, otherLabels, names, networkMode, otherNetworks, storage, host, other);
  }

  /// The same container that shares with others.
  ContainerSpec sharing(String mode, List<String> volumesFrom, Isolation isolation) {
    return with(
        name,
        platform,
        labels,
        names,
        mode,
        networks,
        storage.withVolumesFrom(volumesFrom),
        host.withIsolation(isolation));
  }

  private ContainerSpec with(
      String otherName,
      @Nullable String otherPlatform,
      SortedMap<String, String> otherLabels,
      NameSpec otherNames,
      String otherMode,
      List<Endpoint> otherNetworks,
      StorageSpec otherStorage,
      HostSpec otherHost) {
    return with(
        otherName,
        otherPlatform,
        otherLabels,
        otherNames,
        otherMode,
        otherNetworks,
        otherStorage,
        otherHost,
        attendance);
  }

  private ContainerSpec with(
      String otherName,
      @Nullable String otherPlatform,
      SortedMap<String, String> otherLabels,
      NameSpec otherNames,
      String otherMode,
      List<Endpoint> otherNetworks,
      StorageSpec otherStorage,
      HostSpec otherHost,
      @Nullable Attendance otherAttendance) {
    return new ContainerSpec(
        otherName,
        service,
        number,
        image,
        otherPlatform,
        otherLabels,
        process,
        otherNames,
        otherMode,
        macAddress,
        otherNetworks,
        ports,
        expose,
        otherStorage,
        files,
        restart,
        otherHost,
        otherAttendance);
  }
}
