package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.EngineState;
import dev.dhow.state.ProjectFromLabels;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// The project of a command that can do with its name, and the containers it has. Without files the
/// project is what the containers' labels tell.
record Inventory(Project project, EngineState state) {

  /// @param services that were named: those that profiles leave out count, too
  static Inventory of(Engine engine, NamedProject named, Collection<String> services)
      throws InterruptedException {
    var containers = engine.containers(named.name());
    var state = new EngineState(containers, List.of(), List.of(), new TreeMap<>());
    var project =
        named
            .files()
            .map(files -> enabling(files, services))
            .orElseGet(() -> ProjectFromLabels.of(named.name(), state));
    return new Inventory(project, state);
  }

  /// With the named services that profiles leave out.
  static Project enabling(Project project, Collection<String> services) {
    var enabled = new TreeMap<>(project.services());
    var disabled = new TreeMap<>(project.disabledServices());
    for (var name : UpRequests.names(services)) {
      var service = disabled.remove(name);
      if (service != null) {
        enabled.put(name, service);
      }
    }
    return project.withServices(enabled, disabled);
  }

  KnownServices services() {
    return KnownServices.of(project);
  }

  boolean hasContainers() {
    return !state.containers().isEmpty();
  }

  boolean hasContainers(ServiceName service) {
    return state.containers().stream().anyMatch(each -> each.service().equals(service.value()));
  }
}
