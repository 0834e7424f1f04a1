package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.yaml.NodeLocator;

/// A service has networks or a network mode, and not both.
final class NetworkModeCheck implements Check {

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
    }
  }
}
