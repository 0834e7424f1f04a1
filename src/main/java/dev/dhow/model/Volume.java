package dev.dhow.model;

import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A named volume of the project. Compose Specification, section *volumes*.
///
/// @param name what the engine calls it
/// @param external made by somebody else: dhow neither creates nor removes it
public record Volume(
    VolumeKey key,
    String name,
    @Nullable String driver,
    SortedMap<String, String> driverOpts,
    boolean external,
    SortedMap<String, String> labels,
    SortedMap<String, Value> extensions) {

  public Volume {
    driverOpts = Sorted.copyOf(driverOpts);
    labels = Sorted.copyOf(labels);
    extensions = Sorted.copyOf(extensions);
  }

  /// One of the project of which only the name is known.
  public static Volume named(VolumeKey key, String name) {
    return new Volume(
        key,
        name,
        null,
        Collections.emptySortedMap(),
        false,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }
}
