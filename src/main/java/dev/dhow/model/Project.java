package dev.dhow.model;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/// A whole project, resolved: files merged, variables replaced, paths absolute, defaults filled in.
///
/// @param naming how the names of its containers and images are put together
/// @param workingDirectory absolute; what relative paths of the files are resolved against
/// @param files absolute paths in the order they were merged; empty when the model was rebuilt from
///   labels, `-` for standard input
/// @param envFiles absolute paths given by `--env-file` or `COMPOSE_ENV_FILES`; empty for the
///   default
/// @param services the enabled ones
/// @param disabledServices those left out by profiles or by naming others; known, so not orphans
public record Project(
    ProjectName name,
    Naming naming,
    Path workingDirectory,
    List<Path> files,
    List<Path> envFiles,
    SortedMap<ServiceName, Service> services,
    SortedMap<ServiceName, Service> disabledServices,
    SortedMap<NetworkKey, Network> networks,
    SortedMap<VolumeKey, Volume> volumes,
    SortedMap<String, FileObject> configs,
    SortedMap<String, FileObject> secrets,
    SortedMap<String, LanguageModel> models,
    SortedMap<String, Value> extensions) {

  public Project {
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    services = Sorted.copyOf(services);
    disabledServices = Sorted.copyOf(disabledServices);
    networks = Sorted.copyOf(networks);
    volumes = Sorted.copyOf(volumes);
    configs = Sorted.copyOf(configs);
    secrets = Sorted.copyOf(secrets);
    models = Sorted.copyOf(models);
    extensions = Sorted.copyOf(extensions);
  }

  /// A project whose names are put together as usual.
  public Project(
      ProjectName name,
      Path workingDirectory,
      List<Path> files,
      List<Path> envFiles,
      SortedMap<ServiceName, Service> services,
      SortedMap<ServiceName, Service> disabledServices,
      SortedMap<NetworkKey, Network> networks,
      SortedMap<VolumeKey, Volume> volumes,
      SortedMap<String, FileObject> configs,
      SortedMap<String, FileObject> secrets,
      SortedMap<String, LanguageModel> models,
      SortedMap<String, Value> extensions) {
    this(
        name,
        Naming.HYPHENS,
        workingDirectory,
        files,
        envFiles,
        services,
        disabledServices,
        networks,
        volumes,
        configs,
        secrets,
        models,
        extensions);
  }

  /// The same project with names put together in another way.
  public Project withNaming(Naming other) {
    return new Project(
        name,
        other,
        workingDirectory,
        files,
        envFiles,
        services,
        disabledServices,
        networks,
        volumes,
        configs,
        secrets,
        models,
        extensions);
  }

  /// An enabled service.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public Service service(ServiceName service) {
    var found = services.get(service);
    if (found == null) {
      throw new IllegalArgumentException("no enabled service " + service);
    }
    return found;
  }

  /// The same project with other services enabled and disabled.
  public Project withServices(
      SortedMap<ServiceName, Service> enabled, SortedMap<ServiceName, Service> disabled) {
    return new Project(
        name,
        naming,
        workingDirectory,
        files,
        envFiles,
        enabled,
        disabled,
        networks,
        volumes,
        configs,
        secrets,
        models,
        extensions);
  }

  /// The same project with other resources; used to leave out those nobody uses.
  public Project withResources(
      SortedMap<NetworkKey, Network> otherNetworks,
      SortedMap<VolumeKey, Volume> otherVolumes,
      SortedMap<String, FileObject> otherConfigs,
      SortedMap<String, FileObject> otherSecrets,
      SortedMap<String, LanguageModel> otherModels) {
    return new Project(
        name,
        naming,
        workingDirectory,
        files,
        envFiles,
        services,
        disabledServices,
        otherNetworks,
        otherVolumes,
        otherConfigs,
        otherSecrets,
        otherModels,
        extensions);
  }
}
