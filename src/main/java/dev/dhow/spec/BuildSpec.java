package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An image as the engine is asked to build it.
///
/// @param build as the file says; what follows takes the command line into account as well
/// @param image the reference the service uses
/// @param tags all of them, the image's included
/// @param args an entry with a null value is left out
/// @param platforms empty for the engine's own
/// @param labels all of them, the vocabulary of [Labels] included
/// @param ssh by id: the socket or key to hand on, empty for the agent
/// @param contexts the builds of the services that it takes files from
/// @param push to its registry
public record BuildSpec(
    ServiceName service,
    Build build,
    String image,
    List<String> tags,
    SortedMap<String, @Nullable String> args,
    List<String> platforms,
    SortedMap<String, String> labels,
    SortedMap<String, String> ssh,
    List<BuildSecret> secrets,
    List<BuildSpec> contexts,
    boolean push,
    BuildFlags flags) {

  public BuildSpec {
    tags = List.copyOf(tags);
    args = Sorted.copyOf(args);
    platforms = List.copyOf(platforms);
    labels = Sorted.copyOf(labels);
    ssh = Sorted.copyOf(ssh);
    secrets = List.copyOf(secrets);
    contexts = List.copyOf(contexts);
  }

  /// Whether every step is built anew.
  public boolean noCache() {
    return build.noCache() || flags.noCache();
  }

  /// Whether newer base images are looked for.
  public boolean pull() {
    return build.pull() || flags.pull();
  }

  /// By service, so that messages that show it stay short and hold no arguments.
  @Override
  public String toString() {
    return "BuildSpec[" + service.value() + ", " + image + "]";
  }
}
