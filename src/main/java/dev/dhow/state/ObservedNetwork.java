package dev.dhow.state;

import dev.dhow.model.Sorted;
import java.util.SortedMap;

/// A network as the engine lists it.
public record ObservedNetwork(
    String id, String name, String driver, SortedMap<String, String> labels) {

  public ObservedNetwork {
    labels = Sorted.copyOf(labels);
  }

  /// The value of a label; empty text when it has none.
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
