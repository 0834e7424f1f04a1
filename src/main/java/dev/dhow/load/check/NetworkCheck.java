package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.yaml.NodeLocator;

/// The networks of services are defined.
final class NetworkCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    var known = project.networks().keySet().stream().map(NetworkKey::value).toList();
    for (var service : project.services().values()) {
      for (var network : service.connectivity().networks().keySet()) {
        if (!project.networks().containsKey(network)
            && !places.mayHave("networks", network.value())) {
          var name = service.name().value();
          diagnostics.add(
              Diagnostic.error(
                      Code.UNDEFINED_NETWORK,
                      places.at("services", name, "networks", network.value()),
                      "service \"%s\" uses network \"%s\", which is not defined"
                          .formatted(name, network))
                  .withHint(
                      Suggestion.of(network.value(), known)
                          .map(word -> "did you mean `" + word + "`?")
                          .orElse("add `" + network + ":` under networks")));
        }
      }
    }
  }
}
