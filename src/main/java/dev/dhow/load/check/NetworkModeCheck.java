package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.yaml.NodeLocator;

/// A service has networks or a network mode, and not both; the service whose network it shares is
/// there, also where no dependency on it was filled in.
final class NetworkModeCheck implements Check {
  private static final String SERVICE = "service:";

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      var connectivity = service.connectivity();
      var mode = connectivity.networkMode();
      if (mode != null && !mode.isEmpty() && !connectivity.networks().isEmpty()) {
        var name = service.name().value();
        diagnostics.add(
            Diagnostic.error(
                    Code.CONFLICTING_KEYS,
                    places.at("services", name, "network_mode"),
                    "service \"%s\" has both `network_mode` and `networks`".formatted(name))
                .relatedTo(places.at("services", name, "networks"))
                .withHint("keep only one of the two"));
      }
      if (mode != null && mode.startsWith(SERVICE)) {
        checkService(service, mode.substring(SERVICE.length()), project, places, diagnostics);
      }
    }
  }

  private static void checkService(
      Service service,
      String shared,
      Project project,
      NodeLocator places,
      Diagnostics diagnostics) {
    if (shared.isEmpty()) {
      return;
    }
    var needed = new ServiceName(shared);
    boolean depends = service.dependsOn().stream().anyMatch(each -> each.service().equals(needed));
    if (depends || project.services().containsKey(needed)) {
      return; // what services depend on is checked elsewhere
    }
    boolean disabled = project.disabledServices().containsKey(needed);
    if (disabled || !places.mayHave("services", shared)) {
      var name = service.name().value();
      diagnostics.add(
          Diagnostic.error(
                  Code.UNDEFINED_SERVICE,
                  places.at("services", name, "network_mode"),
                  "service \"%s\" shares the network of \"%s\", which is not %s"
                      .formatted(name, shared, disabled ? "enabled" : "defined"))
              .withHint(
                  disabled
                      ? "enable one of its profiles"
                      : "add it under services, or remove this"));
    }
  }
}
