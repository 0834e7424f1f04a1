package dev.dhow.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A service: what each of its containers is to be. Compose Specification, section *services*.
///
/// @param image the reference as written; null when the image is only built
/// @param build null when the image is only pulled
/// @param provider what provides it in place of containers; null for containers
/// @param emptyBase what it extends, where there is nothing in that; null else
/// @param pullPolicy as written; null for the default
/// @param containerName overrides the name made from project, service and number; null for none
/// @param labels those of label files included, once they are read
/// @param labelFiles absolute
/// @param annotations what the container's runtime is told about it
/// @param develop null when not declared
/// @param profiles empty when the service is always enabled
/// @param dependsOn sorted by name, implied ones included
/// @param extensions its `x-*` entries
public record Service(
    ServiceName name,
    @Nullable String image,
    @Nullable Build build,
    @Nullable Provider provider,
    @Nullable EmptyBase emptyBase,
    @Nullable String pullPolicy,
    @Nullable String platform,
    @Nullable String containerName,
    SortedMap<String, String> labels,
    List<Path> labelFiles,
    SortedMap<String, String> annotations,
    Process process,
    Connectivity connectivity,
    Storage storage,
    Resources resources,
    Isolation isolation,
    Output output,
    @Nullable Develop develop,
    Scheduling scheduling,
    List<String> profiles,
    List<Dependency> dependsOn,
    SortedMap<String, Value> extensions) {

  public Service {
    labels = Sorted.copyOf(labels);
    labelFiles = List.copyOf(labelFiles);
    annotations = Sorted.copyOf(annotations);
    profiles = List.copyOf(profiles);
    dependsOn = List.copyOf(dependsOn);
    extensions = Sorted.copyOf(extensions);
  }

  /// A service of which only the name is known.
  public static Service named(ServiceName name) {
    return new Service(
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Collections.emptySortedMap(),
        List.of(),
        Collections.emptySortedMap(),
        Process.NONE,
        Connectivity.NONE,
        Storage.NONE,
        Resources.NONE,
        Isolation.NONE,
        Output.NONE,
        null,
        new Scheduling(null, null, null),
        List.of(),
        List.of(),
        Collections.emptySortedMap());
  }

  /// How many containers it is to have: `scale`, else `deploy.replicas`, else one.
  public int replicas() {
    return scheduling.replicas();
  }

  /// The same service with other dependencies; used when an optional one is not enabled.
  public Service withDependsOn(List<Dependency> dependencies) {
    return with(image, platform, labels, process, storage, scheduling, dependencies);
  }

  /// The same service with another scheduling; used by `--scale`.
  public Service withScheduling(Scheduling other) {
    return with(image, platform, labels, process, storage, other, dependsOn);
  }

  /// The same service with another name for its image; used where its digest is known.
  public Service withImage(String other) {
    return with(other, platform, labels, process, storage, scheduling, dependsOn);
  }

  /// The same service for another platform; used where a default one is given.
  public Service withPlatform(String other) {
    return with(image, other, labels, process, storage, scheduling, dependsOn);
  }

  /// The same service with an image that is always built; used while its sources are watched.
  public Service alwaysBuilt() {
    return new Service(
        name,
        image,
        build,
        provider,
        emptyBase,
        "build",
        platform,
        containerName,
        labels,
        labelFiles,
        annotations,
        process,
        connectivity,
        storage,
        resources,
        isolation,
        output,
        develop,
        scheduling,
        profiles,
        dependsOn,
        extensions);
  }

  /// The same service with another environment; used once its env files are read.
  public Service withEnvironment(SortedMap<String, @Nullable String> environment) {
    return with(
        image,
        platform,
        labels,
        process.withEnvironment(environment),
        storage,
        scheduling,
        dependsOn);
  }

  /// The same service with other labels; used once its label files are read.
  public Service withLabels(SortedMap<String, String> other) {
    return with(image, platform, other, process, storage, scheduling, dependsOn);
  }

  /// The same service with other mounts and files; used to give it the engine's socket.
  public Service withStorage(Storage other) {
    return with(image, platform, labels, process, other, scheduling, dependsOn);
  }

  /// The same service where it touches others; used once their containers are known.
  public Service sharing(Connectivity network, Storage mounts, Isolation namespaces) {
    return new Service(
        name,
        image,
        build,
        provider,
        emptyBase,
        pullPolicy,
        platform,
        containerName,
        labels,
        labelFiles,
        annotations,
        process,
        network,
        mounts,
        resources,
        namespaces,
        output,
        develop,
        scheduling,
        profiles,
        dependsOn,
        extensions);
  }

  /// What may differ in a copy; the rest stays.
  private Service with(
      @Nullable String image,
      @Nullable String platform,
      SortedMap<String, String> labels,
      Process process,
      Storage storage,
      Scheduling scheduling,
      List<Dependency> dependsOn) {
    return new Service(
        name,
        image,
        build,
        provider,
        emptyBase,
        pullPolicy,
        platform,
        containerName,
        labels,
        labelFiles,
        annotations,
        process,
        connectivity,
        storage,
        resources,
        isolation,
        output,
        develop,
        scheduling,
        profiles,
        dependsOn,
        extensions);
  }
}
