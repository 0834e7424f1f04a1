package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.yaml.NodeLocator;

/// A limit that a service has both of its own and in `deploy` is the same in both.
final class DeployCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    project.services().values().forEach(service -> check(service, places, diagnostics));
  }

  private static void check(Service service, NodeLocator places, Diagnostics diagnostics) {
    var deploy = service.scheduling().deploy();
    if (deploy == null) {
      return;
    }
    var compared = new Compared(service, places, diagnostics);
    var own = service.resources();
    var limits = deploy.resources().limits();
    if (limits != null) {
      compared.check("cpus", own.cpu().cpus(), "limits", "cpus", limits.cpus());
      compared.check("mem_limit", own.memory().limit(), "limits", "memory", limits.memory());
      compared.check("pids_limit", own.pids(), "limits", "pids", limits.pids());
    }
    var reserved = deploy.resources().reservations();
    if (reserved != null) {
      var reservation = own.memory().reservation();
      compared.check("mem_reservation", reservation, "reservations", "memory", reserved.memory());
    }
  }

  private record Compared(Service service, NodeLocator places, Diagnostics diagnostics) {

    /// A service's own value of 0 is none; in `deploy` even one that is left out counts.
    void check(String key, Number own, String section, String deployKey, Number deployed) {
      if (own.doubleValue() != 0 && !own.equals(deployed)) {
        var name = service.name().value();
        diagnostics.add(
            Diagnostic.error(
                    Code.CONFLICTING_KEYS,
                    places.at("services", name, key),
                    "`%s` of service \"%s\" differs from `deploy.resources.%s.%s`"
                        .formatted(key, name, section, deployKey))
                .relatedTo(places.at("services", name, "deploy", "resources", section, deployKey))
                .withHint("keep only one of the two, or give both the same value"));
      }
    }
  }
}
