package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import java.util.TreeMap;
import java.util.function.Predicate;

/// `DOCKER_DEFAULT_PLATFORM`: the platform of services that name none. As in docker compose, images
/// are built and pulled for it, but only services that are built have it for their own.
final class DefaultPlatform {
  private final String platform;

  DefaultPlatform(Variables variables) {
    this.platform = variables.value("DOCKER_DEFAULT_PLATFORM").orElse("");
  }

  /// For planning containers and for the configuration hash.
  Project ofServices(Project project) {
    return with(project, service -> service.build() != null);
  }

  /// For planning pulls and builds.
  Project ofImages(Project project) {
    return with(project, _ -> true);
  }

  private Project with(Project project, Predicate<Service> concerned) {
    if (platform.isEmpty()) {
      return project;
    }
    var services = new TreeMap<>(project.services());
    services.replaceAll((_, service) ->
        service.platform() == null && concerned.test(service)
            ? service.withPlatform(platform)
            : service);
    return project.withServices(services, project.disabledServices());
  }
}
