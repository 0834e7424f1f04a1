package dev.dhow.app;

import dev.dhow.model.LanguageModel;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells services where the AI models are that they use and what those are called, by variables
/// which count in their configuration, as docker compose does it.
final class ModelVariables {

  private ModelVariables() {}

  /// @param endpoint where all models are reached
  static Project given(Project project, String endpoint) {
    var services = new TreeMap<>(project.services());
    services.replaceAll((_, service) -> given(project, service, endpoint));
    return project.withServices(services, project.disabledServices());
  }

  /// Where models are, as one of the service's containers was told.
  static Optional<String> endpoint(Service service, Map<String, String> environment) {
    for (var use : service.connectivity().models().entrySet()) {
      var told = environment.get(endpointVariable(use.getValue(), prefix(use.getKey())));
      if (told != null) {
        return Optional.of(told);
      }
    }
    return Optional.empty();
  }

  private static Service given(Project project, Service service, String endpoint) {
    var uses = service.connectivity().models();
    if (uses.isEmpty()) {
      return service;
    }
    var environment = new TreeMap<String, @Nullable String>(service.process().environment());
    uses.forEach((key, use) -> {
      var model = project.models().get(key);
      if (model != null) {
        var prefix = prefix(key);
        environment.put(modelVariable(use, prefix), model.model());
        environment.put(endpointVariable(use, prefix), endpoint);
      }
    });
    return service.withEnvironment(environment);
  }

  private static String prefix(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String modelVariable(LanguageModel.@Nullable Use use, String prefix) {
    var chosen = use == null ? null : use.modelVariable();
    return chosen == null || chosen.isEmpty() ? prefix + "_MODEL" : chosen;
  }

  private static String endpointVariable(LanguageModel.@Nullable Use use, String prefix) {
    var chosen = use == null ? null : use.endpointVariable();
    return chosen == null || chosen.isEmpty() ? prefix + "_URL" : chosen;
  }
}
