package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a service needs is enabled whenever the service is, unless it can do without.
final class DisabledDependencyLint implements LintCheck {

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var services = subject.allServices();
    services.forEach((name, service) ->
        LintSubject.mappings(service, "depends_on")
            .forEach((needed, how) -> {
              var other = services.get(needed);
              boolean optional = LintSubject.text(how, "required").equals("false");
              if (other != null && !optional && !isCovered(profiles(service), profiles(other))) {
                diagnostics.add(problem(subject, name, needed, profiles(other)));
              }
            }));
  }

  /// Whether each profile that enables the one enables the other; no profile is all of them.
  private static boolean isCovered(List<String> needing, List<String> needed) {
    return needed.isEmpty() || (!needing.isEmpty() && needed.containsAll(needing));
  }

  private static List<String> profiles(YamlMapping service) {
    var profiles = new ArrayList<String>();
    LintSubject.items(service, "profiles").forEach(each -> profiles.add(LintSubject.text(each)));
    return profiles;
  }

  private static Diagnostic problem(
      LintSubject subject, String name, String needed, List<String> profiles) {
    var several = profiles.size() > 1;
    var list = profiles.stream().collect(Collectors.joining("`, `", "`", "`"));
    return Diagnostic.warning(
            Code.DISABLED_DEPENDENCY,
            subject.place("services", name, "depends_on", needed),
            "service \"%s\" needs \"%s\", which only the profile%s %s enable%s"
                .formatted(name, needed, several ? "s" : "", list, several ? "" : "s"))
        .relatedTo(subject.place("services", needed, "profiles"))
        .withHint("give both the same profiles");
  }
}
