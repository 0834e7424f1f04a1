package dev.dhow.model;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What runs in a service's containers, and how it is started, watched and stopped.
///
/// @param command null for the image's own, empty to clear it
/// @param entrypoint null for the image's own, empty to clear it
/// @param environment all variables, those of `env_file` included; a null value means *taken from
///   where dhow runs, and unset there*
/// @param declaredEnvironment only what `environment` itself says
/// @param init null when not declared
/// @param stopGracePeriod null when not declared; the engine's default is ten seconds
public record Process(
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    SortedMap<String, @Nullable String> environment,
    SortedMap<String, @Nullable String> declaredEnvironment,
    List<EnvFile> envFiles,
    @Nullable String workingDir,
    @Nullable String user,
    @Nullable Boolean init,
    @Nullable String stopSignal,
    @Nullable Duration stopGracePeriod,
    @Nullable Healthcheck healthcheck,
    Session session) {

  /// All as the image has it.
  public static final Process NONE =
      new Process(
          null,
          null,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          Session.NONE);

  public Process {
    command = command == null ? null : List.copyOf(command);
    entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
    environment = Sorted.copyOf(environment);
    declaredEnvironment = Sorted.copyOf(declaredEnvironment);
    envFiles = List.copyOf(envFiles);
  }

  /// The same process with other variables, whatever is declared.
  Process withEnvironment(SortedMap<String, @Nullable String> environment) {
    return new Process(
        command,
        entrypoint,
        environment,
        declaredEnvironment,
        envFiles,
        workingDir,
        user,
        init,
        stopSignal,
        stopGracePeriod,
        healthcheck,
        session);
  }
}
