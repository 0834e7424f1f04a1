package dev.dhow.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `config` was asked for.
///
/// @param services as named; empty for all enabled ones
/// @param hashesOf names with commas or `*`; null unless hashes are shown
public record ConfigOptions(Set<String> services, Show show, @Nullable String hashesOf) {

  /// What is printed.
  public enum Show {
    YAML,
    JSON,
    SERVICES,
    VOLUMES,
    NETWORKS,
    HASHES,
    PROFILES,
    IMAGES,
    NOTHING
  }
}
