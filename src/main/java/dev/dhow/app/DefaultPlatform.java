package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import java.util.List;
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
            ? checked(service).withPlatform(platform)
            : service);
    return project.withServices(services, project.disabledServices());
  }

  /// An image that is built for other platforms does not run on this one.
  private Service checked(Service service) {
    var build = service.build();
    var platforms = build == null ? List.<String>of() : build.advanced().platforms();
    if (!platforms.isEmpty() && !platforms.contains(platform)) {
      throw new UsageException(
          "service \"%s\" build.platforms does not support value set by DOCKER_DEFAULT_PLATFORM: %s"
              .formatted(service.name(), platform),
          "add it to them, or give the service a `platform`");
    }
    return service;
  }
}
