package dev.dhow.state;

import dev.dhow.model.Sorted;
import java.util.List;
import java.util.SortedMap;

/// A network as the engine lists it.
///
/// @param subnets its ranges of addresses, such as `172.20.0.0/16`
public record ObservedNetwork(
    String id, String name, String driver, SortedMap<String, String> labels, List<String> subnets) {

  public ObservedNetwork {
    labels = Sorted.copyOf(labels);
    subnets = List.copyOf(subnets);
  }

  /// One whose addresses do not matter.
  public ObservedNetwork(String id, String name, String driver, SortedMap<String, String> labels) {
    this(id, name, driver, labels, List.of());
  }

  /// The value of a label; empty text when it has none.
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
