package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Network.Ipam;
import dev.dhow.model.Network.Pool;
import dev.dhow.model.NetworkKey;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ObservedNetwork;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the engine's lists say of networks, which is all that they were made with.
final class ObservedNetworks {

  private ObservedNetworks() {}

  static ObservedNetwork of(Json network) {
    return new ObservedNetwork(
        network.text("Id"),
        network.text("Name"),
        network.text("Driver"),
        network.textFields("Labels"),
        network.at("IPAM").items("Config").stream()
            .flatMap(pool -> Stream.ofNullable(pool.textOrNull("Subnet")))
            .toList(),
        spec(network));
  }

  private static @Nullable NetworkSpec spec(Json network) {
    var labels = network.textFields("Labels");
    var key = labels.getOrDefault(Labels.NETWORK, "");
    return key.isEmpty()
        ? null
        : new NetworkSpec(
            new NetworkKey(key),
            network.text("Name"),
            network.textOrNull("Driver"),
            network.textFields("Options"),
            ipam(network.at("IPAM")),
            network.flag("Internal"),
            network.flag("Attachable"),
            network.at("EnableIPv4").isPresent() ? network.flag("EnableIPv4") : null,
            network.flag("EnableIPv6"),
            labels);
  }

  private static Ipam ipam(Json ipam) {
    return new Ipam(
        ipam.textOrNull("Driver"),
        pools(ipam),
        ipam.textFields("Options"),
        Collections.emptySortedMap());
  }

  /// Where no addresses are given away, the engine lists a range that it would not take.
  private static List<Pool> pools(Json ipam) {
    return ipam.text("Driver").equals("null")
        ? List.of()
        : ipam.items("Config").stream().map(ObservedNetworks::pool).toList();
  }

  private static Pool pool(Json pool) {
    return new Pool(
        pool.textOrNull("Subnet"),
        gateway(pool),
        pool.textOrNull("IPRange"),
        pool.textFields("AuxiliaryAddresses"));
  }

  /// Some engines list it with the length of its subnet's prefix.
  private static @Nullable String gateway(Json pool) {
    var gateway = pool.textOrNull("Gateway");
    return gateway == null ? null : gateway.split("/", 2)[0];
  }
}
