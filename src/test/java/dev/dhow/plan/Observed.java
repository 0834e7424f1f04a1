package dev.dhow.plan;

import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import java.util.List;
import java.util.SortedMap;

/// Containers as they are after something happened to them.
final class Observed {

  private Observed() {}

  static ObservedContainer with(
      ObservedContainer old, ContainerStatus status, List<ObservedEndpoint> networks) {
    return new ObservedContainer(
        old.id(),
        old.name(),
        old.image(),
        old.imageId(),
        old.command(),
        old.created(),
        status,
        old.statusText(),
        status == ContainerStatus.RUNNING ? Health.HEALTHY : Health.NONE,
        old.exitCode(),
        old.labels(),
        old.ports(),
        old.mounts(),
        networks);
  }

  /// One that runs and has no healthcheck.
  ///
  /// @param statusText in the engine's words
  static ObservedContainer running(ObservedContainer old, String statusText) {
    return new ObservedContainer(
        old.id(),
        old.name(),
        old.image(),
        old.imageId(),
        old.command(),
        old.created(),
        ContainerStatus.RUNNING,
        statusText,
        Health.NONE,
        old.exitCode(),
        old.labels(),
        old.ports(),
        old.mounts(),
        old.networks());
  }

  static ObservedContainer renamed(ObservedContainer old, String name) {
    return new ObservedContainer(
        old.id(),
        name,
        old.image(),
        old.imageId(),
        old.command(),
        old.created(),
        old.status(),
        old.statusText(),
        old.health(),
        old.exitCode(),
        old.labels(),
        old.ports(),
        old.mounts(),
        old.networks());
  }

  static ObservedContainer labelled(ObservedContainer old, SortedMap<String, String> labels) {
    return new ObservedContainer(
        old.id(),
        old.name(),
        old.image(),
        old.imageId(),
        old.command(),
        old.created(),
        old.status(),
        old.statusText(),
        old.health(),
        old.exitCode(),
        labels,
        old.ports(),
        old.mounts(),
        old.networks());
  }
}
