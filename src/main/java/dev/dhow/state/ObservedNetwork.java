package dev.dhow.state;

import dev.dhow.model.Sorted;
import dev.dhow.spec.NetworkSpec;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A network as the engine lists it.
///
/// @param subnets its ranges of addresses, such as `172.20.0.0/16`
/// @param spec by which the same could be made again; null for one that was made for no project
public record ObservedNetwork(
    String id,
    String name,
    String driver,
    SortedMap<String, String> labels,
    List<String> subnets,
    @Nullable NetworkSpec spec) {

  public ObservedNetwork {
    labels = Sorted.copyOf(labels);
    subnets = List.copyOf(subnets);
  }

  /// One that is only used, and whose addresses do not matter.
  public ObservedNetwork(String id, String name, String driver, SortedMap<String, String> labels) {
    this(id, name, driver, labels, List.of(), null);
  }

  /// The value of a label; empty text when it has none.
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
