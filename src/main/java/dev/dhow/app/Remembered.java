package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.Dependency;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What services were given besides what the files say, as far as their containers remember it:
/// what providers told, and where AI models are. So it can be told what differs from the files
/// without running any program; should that tell something else now, the next `up` learns of it.
final class Remembered {
  private final Engine engine;
  private final Project project;
  private final EngineState state;
  private final Map<ServiceName, SortedMap<String, String>> environments = new HashMap<>();

  private Remembered(Engine engine, Project project, EngineState state) {
    this.engine = engine;
    this.project = project;
    this.state = state;
  }

  /// With what providers told.
  static Project provided(Engine engine, Project project, EngineState state)
      throws InterruptedException {
    return new Remembered(engine, project, state).withProvided();
  }

  /// With all of it.
  static Project all(Engine engine, Project project, EngineState state)
      throws InterruptedException {
    var remembered = new Remembered(engine, project, state);
    var endpoint = remembered.endpoint();
    var provided = remembered.withProvided();
    return endpoint.isEmpty() ? provided : ModelVariables.given(provided, endpoint.get());
  }

  private Project withProvided() throws InterruptedException {
    if (project.services().values().stream().allMatch(each -> providers(each).isEmpty())) {
      return project;
    }
    var services = new TreeMap<>(project.services());
    for (var service : project.services().values()) {
      var providers = providers(service);
      if (!providers.isEmpty()) {
        services.put(service.name(), told(service, providers));
      }
    }
    return project.withServices(services, project.disabledServices());
  }

  private List<ServiceName> providers(Service service) {
    return service.dependsOn().stream()
        .map(Dependency::service)
        .filter(name -> {
          var needed = project.services().get(name);
          return needed != null && needed.provider() != null;
        })
        .toList();
  }

  private Service told(Service service, List<ServiceName> providers) throws InterruptedException {
    var environment = new TreeMap<String, @Nullable String>(environment(service));
    environment
        .keySet()
        .removeIf(
            variable -> providers.stream().map(Remembered::prefix).noneMatch(variable::startsWith));
    environment.putAll(service.process().environment());
    return service.withEnvironment(environment);
  }

  /// With which the names of all begin that a provider tells.
  private static String prefix(ServiceName provider) {
    return provider.value().toUpperCase(Locale.ROOT) + "_";
  }

  private Optional<String> endpoint() throws InterruptedException {
    for (var service : project.services().values()) {
      if (!service.connectivity().models().isEmpty()) {
        var found = ModelVariables.endpoint(service, environment(service));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private SortedMap<String, String> environment(Service service) throws InterruptedException {
    var known = environments.get(service.name());
    if (known == null) {
      var container =
          state.containers().stream()
              .filter(each -> each.service().equals(service.name().value()) && !each.isOneOff())
              .min(ObservedContainer::byNumber);
      known = container.isEmpty() ? Collections.emptySortedMap() : inspect(container.get().id());
      environments.put(service.name(), known);
    }
    return known;
  }

  /// Nothing of one that is gone meanwhile.
  private SortedMap<String, String> inspect(ContainerId container) throws InterruptedException {
    try {
      return engine.inspect(container).settings().environment();
    } catch (EngineException.NotFound _) {
      return Collections.emptySortedMap();
    }
  }
}
