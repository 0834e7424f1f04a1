package dev.dhow.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A config or secret of the project that a container, or a build, is given.
///
/// @param source the key of the config or secret
/// @param target where it appears; null for the default
/// @param mode permission bits; null when not declared
public record FileReference(
    String source,
    @Nullable String target,
    @Nullable String uid,
    @Nullable String gid,
    @Nullable Long mode,
    SortedMap<String, Value> extensions) {

  public FileReference {
    extensions = Sorted.copyOf(extensions);
  }
}
