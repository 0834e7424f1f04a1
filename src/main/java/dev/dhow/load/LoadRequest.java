package dev.dhow.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to load and where from: the command line's and the environment's say.
///
/// @param workingDirectory absolute; where dhow was started
/// @param environment the variables dhow was started with
/// @param files as given by `-f`; `-` is standard input; empty when not given
/// @param projectDirectory as given by `--project-directory`
/// @param projectName as given by `-p`
/// @param profiles as given by `--profile`; empty when not given
/// @param envFiles as given by `--env-file`; empty when not given
/// @param services the services that were named; empty for all enabled ones
/// @param withDependencies whether what the named services need is enabled, too
/// @param allResources whether networks, volumes, configs and secrets that nobody uses are kept
public record LoadRequest(
    Path workingDirectory,
    Map<String, String> environment,
    List<String> files,
    @Nullable String projectDirectory,
    @Nullable String projectName,
    List<String> profiles,
    List<String> envFiles,
    Set<String> services,
    boolean withDependencies,
    boolean allResources) {

  public LoadRequest {
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + workingDirectory);
    }
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    profiles = List.copyOf(profiles);
    envFiles = List.copyOf(envFiles);
    services = Set.copyOf(services);
  }

  /// With nothing given on the command line.
  public static LoadRequest in(Path workingDirectory, Map<String, String> environment) {
    return new LoadRequest(
        workingDirectory,
        environment,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        Set.of(),
        true,
        false);
  }
}
