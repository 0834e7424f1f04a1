package dev.dhow.render;

import dev.dhow.insight.ServiceView;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What was found out about the services where trouble began.
///
/// @param containers theirs, as far as they were there
/// @param missingImages what services without containers would be made of, if it were there
public record WhyFindings(
    Map<ContainerId, WhyContainer> containers, Map<ServiceName, String> missingImages) {

  public WhyFindings {
    containers = Map.copyOf(containers);
    missingImages = Map.copyOf(missingImages);
  }

  List<WhyContainer> of(ServiceView service) {
    return service.containers().stream()
        .flatMap(each -> Stream.ofNullable(containers.get(each.id())))
        .toList();
  }

  /// What the engine said when it could not start a container of the service.
  Optional<String> refusal(ServiceView service) {
    return of(service).stream()
        .map(WhyContainer::detail)
        .map(ContainerDetail::error)
        .filter(error -> !error.isEmpty())
        .findFirst();
  }

  Optional<String> missingImage(ServiceView service) {
    return Optional.ofNullable(missingImages.get(service.name()));
  }
}
