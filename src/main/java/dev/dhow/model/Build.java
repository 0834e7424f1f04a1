package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How a service's image is built. Compose Build Specification.
///
/// @param context absolute path of a folder, or a URL
/// @param dockerfile relative to the context, or absolute; null for `Dockerfile`
/// @param args a null value means *not set where dhow runs*, and is left out of the build
public record Build(
    String context,
    @Nullable String dockerfile,
    @Nullable String dockerfileInline,
    SortedMap<String, @Nullable String> args,
    @Nullable String target,
    SortedMap<String, String> labels,
    List<String> cacheFrom,
    List<String> extraHosts,
    @Nullable String network,
    boolean noCache,
    boolean pull,
    @Nullable String shmSize,
    List<String> tags) {

  public Build {
    args = Sorted.copyOf(args);
    labels = Sorted.copyOf(labels);
    cacheFrom = List.copyOf(cacheFrom);
    extraHosts = List.copyOf(extraHosts);
    tags = List.copyOf(tags);
  }

  /// The same build with other arguments.
  public Build withArgs(SortedMap<String, @Nullable String> other) {
    return new Build(
        context,
        dockerfile,
        dockerfileInline,
        other,
        target,
        labels,
        cacheFrom,
        extraHosts,
        network,
        noCache,
        pull,
        shmSize,
        tags);
  }
}
