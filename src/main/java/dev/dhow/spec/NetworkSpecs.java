package dev.dhow.spec;

import dev.dhow.model.Network;
import dev.dhow.model.Project;
import java.util.TreeMap;

/// Makes the spec of a network.
public final class NetworkSpecs {

  private NetworkSpecs() {}

  /// @param network not an external one
  public static NetworkSpec of(Project project, Network network) {
    var labels = new TreeMap<>(network.labels());
    labels.put(Labels.PROJECT, project.name().value());
    labels.put(Labels.VERSION, Labels.COMPATIBLE_VERSION);
    labels.put(Labels.NETWORK, network.key().value());
    labels.put(Labels.CONFIG_HASH, ConfigHash.of(network));
    return new NetworkSpec(
        network.key(),
        network.name(),
        network.driver(),
        network.driverOpts(),
        network.ipam(),
        network.internal(),
        network.attachable(),
        network.enableIpv4(),
        network.enableIpv6(),
        labels);
  }
}
