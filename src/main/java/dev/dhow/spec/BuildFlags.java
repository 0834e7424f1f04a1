package dev.dhow.spec;

import dev.dhow.model.Sorted;
import java.util.Collections;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a command line says about how images are built, on top of what the files say.
///
/// @param noCache build every step anew
/// @param pull look for newer base images
/// @param args override those of the files; one with a null value is left out
/// @param ssh by id: the socket or key to hand on, empty for the agent; override those of the files
/// @param push to their registries, what has a name of its own
/// @param singlePlatform only what runs here is wanted, not an image for several platforms
/// @param check look for mistakes only
/// @param builder of buildx; null for the current one
/// @param memory bytes that steps may use; 0 for no limit
/// @param provenance which attestation to add; null to leave it to the files
/// @param sbom which attestation to add; null to leave it to the files
public record BuildFlags(
    boolean noCache,
    boolean pull,
    SortedMap<String, @Nullable String> args,
    SortedMap<String, String> ssh,
    boolean push,
    boolean singlePlatform,
    boolean check,
    @Nullable String builder,
    long memory,
    @Nullable String provenance,
    @Nullable String sbom) {

  /// As the files say.
  public static final BuildFlags NONE =
      new BuildFlags(
          false,
          false,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          false,
          false,
          false,
          null,
          0,
          null,
          null);

  /// What is needed to run services here.
  public static final BuildFlags TO_RUN = NONE.forSinglePlatform();

  public BuildFlags {
    args = Sorted.copyOf(args);
    ssh = Sorted.copyOf(ssh);
  }

  private BuildFlags forSinglePlatform() {
    return new BuildFlags(
        noCache, pull, args, ssh, push, true, check, builder, memory, provenance, sbom);
  }
}
