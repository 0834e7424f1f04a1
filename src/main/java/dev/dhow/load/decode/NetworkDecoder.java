package dev.dhow.load.decode;

import dev.dhow.diagnostic.Diagnostic.Severity;
import dev.dhow.model.Network;
import dev.dhow.model.Network.Ipam;
import dev.dhow.model.Network.Pool;
import dev.dhow.model.NetworkKey;
import java.util.ArrayList;

/// Decodes a network of the project.
final class NetworkDecoder {

  private NetworkDecoder() {}

  static Network decode(NetworkKey key, Section network) {
    boolean external = network.flag("external");
    if (external) {
      Externals.check(network, Severity.WARNING);
    }
    return new Network(
        key,
        network.required("name"),
        network.text("driver"),
        network.mapping("driver_opts"),
        network.section("ipam", Language.IPAM).map(NetworkDecoder::ipam).orElse(null),
        external,
        network.flag("internal"),
        network.flag("attachable"),
        network.choice("enable_ipv4"),
        network.choice("enable_ipv6"),
        network.mapping("labels"),
        network.extensions());
  }

  private static Ipam ipam(Section ipam) {
    var pools = new ArrayList<Pool>();
    for (var item : ipam.items("config")) {
      ipam.open(item, "config", Language.POOL).map(NetworkDecoder::pool).ifPresent(pools::add);
    }
    return new Ipam(ipam.text("driver"), pools, ipam.mapping("options"), ipam.extensions());
  }

  private static Pool pool(Section pool) {
    return new Pool(
        pool.text("subnet"),
        pool.text("gateway"),
        pool.text("ip_range"),
        pool.mapping("aux_addresses"));
  }
}
