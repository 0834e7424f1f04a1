package dev.dhow.app;

import dev.dhow.execute.Providers;
import dev.dhow.model.Project;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives services the variables that the providers of those they depend on told.
final class Provided {

  private Provided() {}

  static Project by(Providers providers, Project project) {
    var variables = providers.variables();
    var services = new TreeMap<>(project.services());
    services.replaceAll((_, service) -> {
      var environment = new TreeMap<String, @Nullable String>(service.process().environment());
      for (var dependency : service.dependsOn()) {
        environment.putAll(variables.getOrDefault(dependency.service(), new TreeMap<>()));
      }
      return environment.equals(service.process().environment())
          ? service
          : service.withEnvironment(environment);
    });
    return services.equals(project.services())
        ? project
        : project.withServices(services, project.disabledServices());
  }
}
