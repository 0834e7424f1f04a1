package dev.dhow.engine.docker;

import dev.dhow.model.Network.Ipam;
import dev.dhow.model.Network.Pool;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The bodies of requests to create networks and volumes. Engine API, `POST /networks/create` and
/// `POST /volumes/create`.
final class ResourceBodies {
  /// Older engines make another network of the same name unless told otherwise.
  private static final int ALWAYS_CHECKED = 44;

  private ResourceBodies() {}

  static Map<String, Object> network(NetworkSpec spec, ApiVersion version) {
    var body = new Fields();
    body.put("Name", spec.name());
    body.put("Driver", spec.driver());
    body.put("Options", filled(spec.driverOpts()));
    body.put("IPAM", spec.ipam() == null ? null : ipam(spec.ipam()));
    body.put("Internal", spec.internal());
    body.put("Attachable", spec.attachable());
    body.put("EnableIPv4", spec.enableIpv4());
    body.put("EnableIPv6", spec.enableIpv6());
    body.put("Labels", spec.labels());
    body.put("CheckDuplicate", version.isAtLeast(ALWAYS_CHECKED) ? null : true);
    return body.map();
  }

  private static Map<String, Object> ipam(Ipam ipam) {
    var body = new Fields();
    body.put("Driver", ipam.driver());
    body.put("Options", filled(ipam.options()));
    body.put("Config", ipam.pools().stream().map(ResourceBodies::pool).toList());
    return body.map();
  }

  private static Map<String, Object> pool(Pool pool) {
    var body = new Fields();
    body.put("Subnet", pool.subnet());
    body.put("Gateway", pool.gateway());
    body.put("IPRange", pool.ipRange());
    body.put("AuxiliaryAddresses", filled(pool.auxAddresses()));
    return body.map();
  }

  static Map<String, Object> volume(VolumeSpec spec) {
    var body = new Fields();
    body.put("Name", spec.name());
    body.put("Driver", spec.driver());
    body.put("DriverOpts", filled(spec.driverOpts()));
    body.put("Labels", spec.labels());
    return body.map();
  }

  private static @Nullable SortedMap<String, String> filled(SortedMap<String, String> map) {
    return map.isEmpty() ? null : map;
  }
}
