package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Build;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What builds refer to is there: other services, secrets, and the platform the service runs on.
final class BuildCheck implements Check {
  private static final String SERVICE = "service:";

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    checkCycles(project, places, diagnostics);
    for (var service : project.services().values()) {
      var build = service.build();
      if (build != null) {
        checkContexts(project, service, build, places, diagnostics);
        checkPlatforms(service, build, places, diagnostics);
        checkSecrets(project, service, build, places, diagnostics);
      }
    }
  }

  private static void checkContexts(
      Project project, Service service, Build build, NodeLocator places, Diagnostics diagnostics) {
    for (var context : build.advanced().additionalContexts().entrySet()) {
      if (context.getValue().startsWith(SERVICE)) {
        var place = place(service, places, "additional_contexts", context.getKey());
        var other = context.getValue().substring(SERVICE.length());
        if (!isBroken(project, other, places)) {
          checkContext(project, service, other, place, diagnostics);
        }
      }
    }
  }

  /// Whether a service is there and could not be read, which has been told.
  private static boolean isBroken(Project project, String service, NodeLocator places) {
    if (service.isEmpty() || !places.mayHave("services", service)) {
      return false;
    }
    var name = new ServiceName(service);
    return !project.services().containsKey(name) && !project.disabledServices().containsKey(name);
  }

  private static void checkCycles(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var cycle : BuildCycles.of(project.services())) {
      var first = project.service(cycle.getFirst());
      diagnostics.add(
          Diagnostic.error(
                  Code.DEPENDENCY_CYCLE,
                  place(first, places, "additional_contexts"),
                  "builds need each other: "
                      + cycle.stream().map(ServiceName::value).collect(Collectors.joining(" → ")))
              .withHint("remove one of these from additional_contexts"));
    }
  }

  private static void checkContext(
      Project project, Service service, String other, Span place, Diagnostics diagnostics) {
    var found = other.isEmpty() ? null : project.services().get(new ServiceName(other));
    if (found == null) {
      var known = project.services().keySet().stream().map(ServiceName::value).toList();
      diagnostics.add(
          Diagnostic.error(
                  Code.UNDEFINED_SERVICE,
                  place,
                  "the build of service \"%s\" needs service \"%s\", which is not defined"
                      .formatted(service.name(), other))
              .withHint(
                  Suggestion.of(other, known)
                      .map(word -> "did you mean `" + word + "`?")
                      .orElse("add it under services")));
    } else if (found.build() == null) {
      diagnostics.add(
          Diagnostic.error(
                  Code.CONFLICTING_KEYS,
                  place,
                  "the build of service \"%s\" needs the build of service \"%s\", which has none"
                      .formatted(service.name(), other))
              .withHint("name its image, as in docker-image://IMAGE, or add `build` to it"));
    }
  }

  private static void checkPlatforms(
      Service service, Build build, NodeLocator places, Diagnostics diagnostics) {
    var platforms = build.advanced().platforms();
    var own = service.platform();
    if (own != null && !own.isEmpty() && !platforms.isEmpty() && !platforms.contains(own)) {
      diagnostics.add(
          Diagnostic.error(
                  Code.CONFLICTING_KEYS,
                  place(service, places, "platforms"),
                  "the platforms of the build are without `%s`, which service \"%s\" runs on"
                      .formatted(own, service.name()))
              .relatedTo(places.at("services", service.name().value(), "platform"))
              .withHint("add it to them"));
    }
  }

  private static void checkSecrets(
      Project project, Service service, Build build, NodeLocator places, Diagnostics diagnostics) {
    var secrets = build.advanced().secrets();
    for (int i = 0; i < secrets.size(); i++) {
      var source = secrets.get(i).source();
      if (!project.secrets().containsKey(source) && !places.mayHave("secrets", source)) {
        diagnostics.add(
            Diagnostic.error(
                    Code.UNDEFINED_SECRET,
                    place(service, places, "secrets", Integer.toString(i)),
                    "the build of service \"%s\" uses secret \"%s\", which is not defined"
                        .formatted(service.name(), source))
                .withHint(
                    Suggestion.of(source, project.secrets().keySet())
                        .map(word -> "did you mean `" + word + "`?")
                        .orElse("add `" + source + ":` under secrets")));
      }
    }
  }

  private static Span place(Service service, NodeLocator places, String... path) {
    var all = new ArrayList<>(List.of("services", service.name().value(), "build"));
    all.addAll(List.of(path));
    return places.at(all.toArray(String[]::new));
  }
}
