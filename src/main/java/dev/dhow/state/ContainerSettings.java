package dev.dhow.state;

import dev.dhow.model.Sorted;
import dev.dhow.model.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a container was made with, as the engine inspects it, or what an image brings along for
/// containers made of it. Empty text stands for what is not set.
///
/// @param image the reference the container was made of
/// @param probe the test of the healthcheck, first element `CMD`, `CMD-SHELL` or `NONE`
/// @param probeTiming `interval`, `timeout` and the like of the healthcheck, in nanoseconds, and
///   `retries`; without those that are not set
/// @param restart such as `on-failure:3`
/// @param shares containers whose network, processes or mounts it shares, as the engine was told
/// @param further what else is known, by the names that the Compose language has for it, such as
///   `mem_limit` or `sysctls.net.core.somaxconn`; what is not set is null
public record ContainerSettings(
    String image,
    List<String> command,
    List<String> entrypoint,
    SortedMap<String, String> environment,
    SortedMap<String, String> labels,
    String workingDir,
    String user,
    String hostname,
    boolean init,
    String stopSignal,
    List<String> probe,
    SortedMap<String, Long> probeTiming,
    String restart,
    List<String> shares,
    List<PortBinding> ports,
    SortedMap<String, Value> further) {

  /// Of an image that brings nothing along.
  public static final ContainerSettings NONE =
      new ContainerSettings(
          "",
          List.of(),
          List.of(),
          new TreeMap<>(),
          new TreeMap<>(),
          "",
          "",
          "",
          false,
          "",
          List.of(),
          new TreeMap<>(),
          "",
          List.of(),
          List.of(),
          new TreeMap<>());

  public ContainerSettings {
    command = List.copyOf(command);
    entrypoint = List.copyOf(entrypoint);
    environment = Sorted.copyOf(environment);
    labels = Sorted.copyOf(labels);
    probe = List.copyOf(probe);
    probeTiming = Sorted.copyOf(probeTiming);
    shares = List.copyOf(shares);
    ports = List.copyOf(ports);
    further = Sorted.copyOf(further);
  }
}
