package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.BuildFlags;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which images are to be pulled or built before containers are looked at.
///
/// @param services the ones concerned; empty for all enabled ones
/// @param build whether images are built when missing, always, or never
/// @param pull overrides the services' pull policies; null to keep them
/// @param flags how images are built
/// @param models names of AI models that are there
/// @param now for images that are pulled again at a certain age; null to let them be
public record ImageRequest(
    Set<ServiceName> services,
    Build build,
    @Nullable Pull pull,
    BuildFlags flags,
    Set<String> models,
    @Nullable Instant now) {

  public enum Build {
    MISSING,
    /// Missing ones, and those that the policy `build` asks for, as `watch` has it for what is
    /// watched.
    WATCHED,
    /// As `--build` asks.
    ALWAYS,
    /// Always, as `build` itself asks.
    COMMANDED,
    NEVER
  }

  public enum Pull {
    /// As `--pull always` asks.
    ALWAYS,
    /// Always, as `pull` itself asks.
    COMMANDED,
    MISSING,
    NEVER
  }

  public ImageRequest {
    services = Set.copyOf(services);
    models = Set.copyOf(models);
  }

  /// One that pulls no image because of its age.
  public ImageRequest(
      Set<ServiceName> services, Build build, @Nullable Pull pull, BuildFlags flags) {
    this(services, build, pull, flags, Set.of(), null);
  }

  /// The same, and images are pulled again that are as old now as their policy says.
  public ImageRequest at(Instant time) {
    return new ImageRequest(services, build, pull, flags, models, time);
  }

  /// The same where these AI models are there.
  public ImageRequest having(Set<String> names) {
    return new ImageRequest(services, build, pull, flags, names, now);
  }
}
