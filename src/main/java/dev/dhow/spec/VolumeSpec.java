package dev.dhow.spec;

import dev.dhow.model.Sorted;
import dev.dhow.model.VolumeKey;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A volume as the engine is asked to create it.
///
/// @param labels all of them, the vocabulary of [Labels] included
public record VolumeSpec(
    VolumeKey key,
    String name,
    @Nullable String driver,
    SortedMap<String, String> driverOpts,
    SortedMap<String, String> labels) {

  public VolumeSpec {
    driverOpts = Sorted.copyOf(driverOpts);
    labels = Sorted.copyOf(labels);
  }
}
