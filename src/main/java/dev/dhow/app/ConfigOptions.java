package dev.dhow.app;

import dev.dhow.load.LoadSwitches;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `config` was asked for.
///
/// @param services as named; empty for all enabled ones
/// @param hashesOf names with commas or `*`; null unless hashes are shown
/// @param format as given; empty for the default of what is shown
/// @param interpolate whether variables are replaced
/// @param digests whether images are named by what their registries have now
/// @param imagesOnly whether nothing but the services' images is shown
public record ConfigOptions(
    Set<String> services,
    Show show,
    @Nullable String hashesOf,
    String format,
    boolean interpolate,
    boolean digests,
    boolean imagesOnly,
    LoadSwitches switches) {

  /// What is printed; of several the first one.
  public enum Show {
    SERVICES,
    VOLUMES,
    NETWORKS,
    MODELS,
    HASHES,
    PROFILES,
    IMAGES,
    VARIABLES,
    ENVIRONMENT,
    DOCUMENT
  }
}
