package dev.dhow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A network of the project. Compose Specification, section *networks*.
///
/// @param name what the engine calls it
/// @param external made by somebody else: dhow neither creates nor removes it
/// @param internal no way out
/// @param enableIpv4 null for the engine's default
/// @param enableIpv6 null for the engine's default
public record Network(
    NetworkKey key,
    String name,
    @Nullable String driver,
    SortedMap<String, String> driverOpts,
    @Nullable Ipam ipam,
    boolean external,
    boolean internal,
    boolean attachable,
    @Nullable Boolean enableIpv4,
    @Nullable Boolean enableIpv6,
    SortedMap<String, String> labels,
    SortedMap<String, Value> extensions) {

  public Network {
    driverOpts = Sorted.copyOf(driverOpts);
    labels = Sorted.copyOf(labels);
    extensions = Sorted.copyOf(extensions);
  }

  /// One of the project of which only the name is known.
  public static Network named(NetworkKey key, String name) {
    return new Network(
        key,
        name,
        null,
        Collections.emptySortedMap(),
        null,
        false,
        false,
        false,
        null,
        null,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /// Address management.
  ///
  /// @param options of the driver, which docker compose reads and forgets
  public record Ipam(
      @Nullable String driver,
      List<Pool> pools,
      SortedMap<String, String> options,
      SortedMap<String, Value> extensions) {

    public Ipam {
      pools = List.copyOf(pools);
      options = Sorted.copyOf(options);
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// One range of addresses.
  public record Pool(
      @Nullable String subnet,
      @Nullable String gateway,
      @Nullable String ipRange,
      SortedMap<String, String> auxAddresses) {

    public Pool {
      auxAddresses = Sorted.copyOf(auxAddresses);
    }
  }
}
