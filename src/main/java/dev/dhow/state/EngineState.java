package dev.dhow.state;

import dev.dhow.model.Sorted;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything the planner may know about the engine, taken once.
///
/// @param containers of the project, one-offs included, sorted by name
/// @param networks those the project names or owns, sorted by name
/// @param volumes those the project names or owns, sorted by name
/// @param images by the reference they were asked for; absent ones are missing on the engine
public record EngineState(
    List<ObservedContainer> containers,
    List<ObservedNetwork> networks,
    List<ObservedVolume> volumes,
    SortedMap<String, ObservedImage> images) {

  public static final EngineState EMPTY =
      new EngineState(List.of(), List.of(), List.of(), new TreeMap<>());

  public EngineState {
    containers =
        containers.stream()
            .sorted((one, other) ->
                either(
                    one.name().compareTo(other.name()),
                    one.id().value().compareTo(other.id().value())))
            .toList();
    networks =
        networks.stream()
            .sorted((one, other) ->
                either(one.name().compareTo(other.name()), one.id().compareTo(other.id())))
            .toList();
    volumes = volumes.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
    images = Sorted.copyOf(images);
  }

  private static int either(int first, int second) {
    return first == 0 ? second : first;
  }

  /// Of several of one name, which old engines make for two who ask at once, the one that
  /// containers of the project are connected to.
  public Optional<ObservedNetwork> network(String name) {
    var named = networks.stream().filter(network -> network.name().equals(name)).toList();
    return named.size() < 2
        ? named.stream().findFirst()
        : named.stream().filter(this::isUsed).findFirst().or(() -> named.stream().findFirst());
  }

  private boolean isUsed(ObservedNetwork network) {
    return containers.stream()
        .flatMap(container -> container.networks().stream())
        .anyMatch(endpoint -> endpoint.networkId().equals(network.id()));
  }

  public Optional<ObservedVolume> volume(String name) {
    return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
  }

  public Optional<ObservedImage> image(String reference) {
    return Optional.ofNullable(images.get(reference));
  }
}
