package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All that the planners of an `up` look at: what is wanted, what there is, what was asked for.
final class Situation {
  private final Drafts drafts;
  private final EngineState state;
  private final UpRequest request;
  private final Map<ContainerId, Inspection> inspections;
  private final Map<Replica, ContainerSpec> specs = new HashMap<>();
  private final Map<String, List<ObservedContainer>> containers;

  Situation(
      Drafts drafts,
      EngineState state,
      UpRequest request,
      Map<ContainerId, Inspection> inspections) {
    this.drafts = drafts;
    this.state = state;
    this.request = request;
    this.inspections = Map.copyOf(inspections);
    this.containers =
        state.containers().stream().collect(Collectors.groupingBy(ObservedContainer::service));
  }

  private record Replica(ServiceName service, int number) {}

  Project project() {
    return drafts.project();
  }

  EngineState state() {
    return state;
  }

  UpRequest request() {
    return request;
  }

  /// Empty unless the container was inspected, as those are that do not tell what changed.
  Optional<Inspection> inspection(ContainerId container) {
    return Optional.ofNullable(inspections.get(container));
  }

  boolean isNamed(ServiceName service) {
    return request.named().isEmpty() || request.named().contains(service);
  }

  Recreate policy(ServiceName service) {
    return isNamed(service) ? request.replacing().recreate() : request.replacing().dependencies();
  }

  /// Whether a single container is made of the service, for one command.
  boolean isOneOff(Service service) {
    var oneOff = request.oneOff();
    return oneOff != null && oneOff.isOf(service);
  }

  /// The containers the service has, one-offs not counted; none for a service that a one-off is
  /// made of, which has nothing to do with them.
  List<ObservedContainer> replicas(ServiceName service) {
    var oneOff = request.oneOff();
    if (oneOff != null && oneOff.service().equals(service)) {
      return List.of();
    }
    return containers.getOrDefault(service.value(), List.of()).stream()
        .filter(container -> !container.isOneOff())
        .filter(container -> container.status() != ContainerStatus.REMOVING)
        .toList();
  }

  Optional<ObservedImage> image(Service service) {
    return state.image(Names.image(project(), service));
  }

  ContainerSpec spec(Service service, int number) {
    return specs.computeIfAbsent(
        new Replica(service.name(), number),
        _ ->
            forPlatform(
                oneOff(
                    service,
                    image(service)
                        .map(
                            image -> ContainerSpecs.withImageId(draft(service, number), image.id()))
                        .orElseGet(() -> draft(service, number)))));
  }

  private ContainerSpec draft(Service service, int number) {
    return drafts.of(service, number);
  }

  private ContainerSpec oneOff(Service service, ContainerSpec spec) {
    var oneOff = request.oneOff();
    return oneOff != null && oneOff.isOf(service) ? oneOff.of(spec) : spec;
  }

  /// Whether somebody else starts the containers once they are made.
  boolean isStartedElsewhere(Service service) {
    var oneOff = request.oneOff();
    return oneOff != null && oneOff.isOf(service) && !oneOff.started();
  }

  private ContainerSpec forPlatform(ContainerSpec spec) {
    var platform = request.making().platform();
    return spec.platform() == null && platform != null ? spec.withPlatform(platform) : spec;
  }

  ContainerRef.Existing ref(Service service, ObservedContainer container) {
    var name = Names.container(project(), service, container.number());
    return new ContainerRef.Existing(
        container.id(), Temporary.stands(container.name(), name) ? name : container.name());
  }

  /// Paths the service's image declares as volumes.
  Set<String> imageVolumes(Service service) {
    return image(service).map(found -> (Set<String>) found.volumes()).orElse(Set.of());
  }
}
