package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import org.jspecify.annotations.Nullable;

/// Something that is waited for until it is healthy can become healthy.
final class HealthyDependencyLint implements LintCheck {

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var services = subject.services();
    services.forEach((name, service) ->
        LintSubject.mappings(service, "depends_on")
            .forEach((needed, how) -> {
              var other = services.get(needed);
              if (other != null && LintSubject.text(how, "condition").equals("service_healthy")) {
                var place = subject.place("services", name, "depends_on", needed, "condition");
                var problem = problem(name, needed, other, place);
                if (problem != null) {
                  diagnostics.add(problem);
                }
              }
            }));
  }

  private static @Nullable Diagnostic problem(
      String name, String needed, YamlMapping other, Span place) {
    if (!(other.value("healthcheck").orElse(null) instanceof YamlMapping healthcheck)) {
      var message =
          "service \"%s\" waits until \"%s\" is healthy, whose healthcheck is not in the files"
              .formatted(name, needed);
      return Diagnostic.note(Code.NO_HEALTHCHECK, place, message)
          .withHint("add a `healthcheck` to it, unless its image has one");
    }
    var test = LintSubject.items(healthcheck, "test");
    boolean none = !test.isEmpty() && LintSubject.text(test.getFirst()).equals("NONE");
    if (!none && !LintSubject.isTrue(healthcheck, "disable")) {
      return null;
    }
    var message =
        "service \"%s\" waits until \"%s\" is healthy, whose healthcheck is switched off"
            .formatted(name, needed);
    return Diagnostic.warning(Code.NO_HEALTHCHECK, place, message)
        .relatedTo(healthcheck.span())
        .withHint("switch it on, or wait for `service_started`");
  }
}
