package dev.dhow.state;

import dev.dhow.model.Sorted;
import java.util.SortedMap;

/// What people want to know of a volume. Engine API, `GET /volumes`.
///
/// @param mountpoint where it lies on the engine's machine
public record VolumeFacts(
    String name, String driver, String scope, String mountpoint, SortedMap<String, String> labels) {

  public VolumeFacts {
    labels = Sorted.copyOf(labels);
  }
}
