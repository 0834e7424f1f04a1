package dev.dhow.model;

import dev.dhow.model.Resources.Ulimit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How a service's image is built. Compose Build Specification.
///
/// @param context absolute path of a folder, or a URL
/// @param dockerfile relative to the context, or absolute; null for `Dockerfile`
/// @param args a null value means *not set where dhow runs*, and is left out of the build
/// @param shmSize bytes; 0 when not declared
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
    long shmSize,
    List<String> tags,
    Advanced advanced) {
  private static final String SERVICE = "service:";

  public Build {
    args = Sorted.copyOf(args);
    labels = Sorted.copyOf(labels);
    cacheFrom = List.copyOf(cacheFrom);
    extraHosts = List.copyOf(extraHosts);
    tags = List.copyOf(tags);
  }

  /// What most builds do without.
  ///
  /// @param additionalContexts by name: absolute paths of folders, URLs, or `service:NAME`
  /// @param isolation which only Windows has several of
  /// @param noCacheFilter the stages to build anew; newer than docker compose 2.40
  /// @param provenance as written; null when not declared
  /// @param ssh by id: the socket or key to hand on; null for the agent of where dhow runs
  public record Advanced(
      SortedMap<String, String> additionalContexts,
      List<String> cacheTo,
      List<String> entitlements,
      @Nullable String isolation,
      List<String> noCacheFilter,
      List<String> platforms,
      boolean privileged,
      @Nullable String provenance,
      @Nullable String sbom,
      List<FileReference> secrets,
      SortedMap<String, @Nullable String> ssh,
      SortedMap<String, Ulimit> ulimits,
      SortedMap<String, Value> extensions) {

    public static final Advanced NONE =
        new Advanced(
            Collections.emptySortedMap(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            false,
            null,
            null,
            List.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap());

    public Advanced {
      additionalContexts = Sorted.copyOf(additionalContexts);
      cacheTo = List.copyOf(cacheTo);
      entitlements = List.copyOf(entitlements);
      noCacheFilter = List.copyOf(noCacheFilter);
      platforms = List.copyOf(platforms);
      secrets = List.copyOf(secrets);
      ssh = Sorted.copyOf(ssh);
      ulimits = Sorted.copyOf(ulimits);
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// The names of the services whose images this build takes files from, `service:NAME`.
  public List<ServiceName> contextServices() {
    return advanced.additionalContexts().values().stream()
        .flatMap(context -> contextService(context).stream())
        .distinct()
        .toList();
  }

  /// The service that an additional context is the image of; empty for any other context.
  public static Optional<ServiceName> contextService(String context) {
    return context.startsWith(SERVICE) && context.length() > SERVICE.length()
        ? Optional.of(new ServiceName(context.substring(SERVICE.length())))
        : Optional.empty();
  }
}
