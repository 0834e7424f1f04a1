package dev.dhow.spec;

import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Makes the specs of a container's attachments to networks.
public final class Endpoints {

  private Endpoints() {}

  /// In the order they are to be connected.
  public static List<Endpoint> of(Project project, Service service, String container) {
    var links = Links.external(service);
    var endpoints = new ArrayList<Endpoint>();
    for (var entry : byPriority(service.connectivity().networks())) {
      var network = project.networks().get(entry.getKey());
      if (network != null) {
        var aliases = new ArrayList<>(List.of(container, service.name().value()));
        var endpoint = endpoint(network.name(), aliases, entry.getValue());
        var mac = endpoints.isEmpty() ? service.connectivity().macAddress() : null;
        endpoints.add(endpoint.withLinks(links).orMacAddress(mac));
      }
    }
    return endpoints;
  }

  private static List<Map.Entry<NetworkKey, @Nullable Attachment>> byPriority(
      SortedMap<NetworkKey, @Nullable Attachment> networks) {
    var entries = new ArrayList<Map.Entry<NetworkKey, @Nullable Attachment>>(networks.entrySet());
    entries.sort(
        (one, other) -> Integer.compare(priority(other.getValue()), priority(one.getValue())));
    return entries;
  }

  private static int priority(@Nullable Attachment attachment) {
    return attachment == null ? 0 : attachment.priority();
  }

  private static Endpoint endpoint(
      String network, List<String> aliases, @Nullable Attachment attachment) {
    if (attachment == null) {
      return Endpoint.of(network, aliases);
    }
    aliases.addAll(attachment.aliases());
    return new Endpoint(
        network,
        aliases,
        List.of(),
        attachment.ipv4Address(),
        attachment.ipv6Address(),
        attachment.linkLocalIps(),
        attachment.macAddress(),
        attachment.driverOpts(),
        attachment.interfaceName(),
        attachment.gatewayPriority());
  }
}
