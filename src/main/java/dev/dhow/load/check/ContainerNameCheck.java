package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.yaml.NodeLocator;
import java.util.HashMap;

/// A container name belongs to one container.
final class ContainerNameCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    var owners = new HashMap<String, ServiceName>();
    for (var service : project.services().values()) {
      var name = service.containerName();
      if (name == null) {
        continue;
      }
      var span = places.at("services", service.name().value(), "container_name");
      if (service.replicas() > 1) {
        diagnostics.add(
            Diagnostic.error(Code.CONFLICTING_KEYS, span, scaled(service))
                .withHint("remove `container_name`, or have one container only"));
      }
      var owner = owners.putIfAbsent(name, service.name());
      if (owner != null) {
        diagnostics.add(
            Diagnostic.error(
                    Code.NAME_CONFLICT,
                    span,
                    "services \"%s\" and \"%s\" have the same container name"
                        .formatted(owner, service.name()))
                .relatedTo(places.at("services", owner.value(), "container_name"))
                .withHint("give each its own, or remove `container_name`"));
      }
    }
  }

  private static String scaled(Service service) {
    return "service \"%s\" has %d containers, which cannot have one name"
        .formatted(service.name(), service.replicas());
  }
}
