package dev.dhow.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flags of a `run`.
final class RunFlags {
  private final String service;
  private final List<String> command;
  private boolean noDeps;
  final List<String> environment = new ArrayList<>();
  final List<String> labels = new ArrayList<>();
  final List<String> publish = new ArrayList<>();
  final List<String> volumes = new ArrayList<>();
  final List<String> capAdd = new ArrayList<>();
  @Nullable String entrypoint;
  @Nullable String name;
  @Nullable String user;
  @Nullable String workingDirectory;
  @Nullable Boolean noTerminal;
  boolean aliases;
  boolean remove;
  boolean detach;
  boolean dryRun;

  private RunFlags(String service, List<String> command) {
    this.service = service;
    this.command = command;
  }

  static RunFlags of(String service, String... command) {
    return new RunFlags(service, List.of(command));
  }

  RunFlags noDeps() {
    noDeps = true;
    return this;
  }

  OneOffOptions options() {
    return new OneOffOptions(
        service,
        command,
        entrypoint,
        environment,
        List.of(),
        labels,
        capAdd,
        List.of(),
        name,
        user,
        workingDirectory,
        publish,
        false,
        volumes,
        Path.of("/work"),
        aliases,
        true,
        noTerminal,
        remove,
        detach,
        UpOptions.run(service, noDeps, false, false, null, false, false, dryRun));
  }
}
