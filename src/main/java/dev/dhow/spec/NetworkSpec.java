package dev.dhow.spec;

import dev.dhow.model.Network.Ipam;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Sorted;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A network as the engine is asked to create it.
///
/// @param labels all of them, the vocabulary of [Labels] included
public record NetworkSpec(
    NetworkKey key,
    String name,
    @Nullable String driver,
    SortedMap<String, String> driverOpts,
    @Nullable Ipam ipam,
    boolean internal,
    boolean attachable,
    @Nullable Boolean enableIpv4,
    @Nullable Boolean enableIpv6,
    SortedMap<String, String> labels) {

  public NetworkSpec {
    driverOpts = Sorted.copyOf(driverOpts);
    labels = Sorted.copyOf(labels);
  }
}
