package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Dependency;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.yaml.NodeLocator;

/// What a service depends on is defined, and enabled unless it is optional.
final class DependencyCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      for (var dependency : service.dependsOn()) {
        var needed = dependency.service();
        boolean disabled = project.disabledServices().containsKey(needed);
        boolean fine =
            project.services().containsKey(needed) || (disabled && !dependency.required());
        boolean unread = !disabled && places.mayHave("services", needed.value());
        if (!fine && !unread) {
          diagnostics.add(problem(project, service, dependency, places));
        }
      }
    }
  }

  private static Diagnostic problem(
      Project project, Service service, Dependency dependency, NodeLocator places) {
    var needed = dependency.service();
    var disabled = project.disabledServices().get(needed);
    var name = service.name().value();
    var problem =
        Diagnostic.error(
            Code.UNDEFINED_SERVICE,
            places.at("services", name, "depends_on", needed.value()),
            "service \"%s\" needs \"%s\", which is not %s"
                .formatted(name, needed, disabled == null ? "defined" : "enabled"));
    if (disabled != null && !disabled.profiles().isEmpty()) {
      return problem
          .relatedTo(places.at("services", needed.value(), "profiles"))
          .withHint("enable it with --profile " + disabled.profiles().getFirst());
    }
    var known =
        project.services().keySet().stream()
            .map(ServiceName::value)
            .filter(other -> !other.equals(name))
            .toList();
    return problem.withHint(
        Suggestion.of(needed.value(), known)
            .map(word -> "did you mean `" + word + "`?")
            .orElse("add it under services, or remove it from depends_on"));
  }
}
