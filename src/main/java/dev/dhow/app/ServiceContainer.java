package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.Set;

/// Finds the container that a command is about which names a service.
final class ServiceContainer {

  private ServiceContainer() {}

  /// The running container with the lowest number, or one of `run` when there is no other.
  ///
  /// @param index the container's number; not positive for any
  /// @throws UsageException when there is none
  static ObservedContainer running(Engine engine, NamedProject project, String service, int index)
      throws InterruptedException {
    var found =
        of(engine, project, service, index).stream()
            .filter(container -> container.status().isUp())
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    throw notRunning(engine, project, service, index);
  }

  /// What keeps a command from finding a running container: that there is no such service, or none
  /// of it that runs.
  ///
  /// @throws UsageException when there is no such service
  static UsageException notRunning(Engine engine, NamedProject project, String service, int index)
      throws InterruptedException {
    project.check(Set.of(service));
    if (project.files().isEmpty()) {
      checkAny(engine, project, service);
    }
    return new UsageException(
        index <= 0
            ? "service \"%s\" is not running".formatted(service)
            : "service \"%s\" is not running container #%d".formatted(service, index),
        index < 2
            ? "start it with `dhow up -d %s`".formatted(service)
            : "`dhow ps -a %s` lists those there are".formatted(service));
  }

  /// Without files only containers tell which services there are.
  private static void checkAny(Engine engine, NamedProject project, String service)
      throws InterruptedException {
    var containers = engine.containers(project.name());
    if (containers.isEmpty()) {
      throw new UsageException(
          "service \"%s\" is not running".formatted(service),
          "project %s has no containers; `dhow ls -a` lists the projects that have"
              .formatted(project.name()));
    }
    KnownServices.ofContainers(containers).check(service);
  }

  /// All containers of a service, those of `run` last.
  ///
  /// @param index the container's number; not positive for all
  static List<ObservedContainer> of(Engine engine, NamedProject project, String service, int index)
      throws InterruptedException {
    return engine.containers(project.name()).stream()
        .filter(container -> container.service().equals(service))
        .filter(container -> index <= 0 || (container.number() == index && !container.isOneOff()))
        .sorted((one, other) ->
            one.isOneOff() == other.isOneOff()
                ? ObservedContainer.byNumber(one, other)
                : Boolean.compare(one.isOneOff(), other.isOneOff()))
        .toList();
  }
}
