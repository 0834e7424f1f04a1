package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Networks, volumes, configs and secrets are there for a service.
final class UnusedLint implements LintCheck {
  private static final List<String> SECTIONS = List.of("networks", "volumes", "configs", "secrets");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    for (var section : SECTIONS) {
      var used = used(subject, section);
      for (var entry : LintSubject.entries(subject.document(), section)) {
        if (!used.contains(entry.name())) {
          var message = "no service uses the %s `%s`".formatted(singular(section), entry.name());
          diagnostics.add(
              Diagnostic.warning(Code.UNUSED, entry.key().span(), message)
                  .withHint("remove it, or name it in the service that needs it"));
        }
      }
    }
  }

  private static Set<String> used(LintSubject subject, String section) {
    var used = new HashSet<String>(section.equals("networks") ? Set.of("default") : Set.of());
    for (var service : subject.allServices().values()) {
      LintSubject.entries(service, section).forEach(entry -> used.add(entry.name()));
      used.addAll(LintSubject.sources(service, section));
      if (service.value("build").orElse(null) instanceof YamlMapping build) {
        used.addAll(LintSubject.sources(build, section));
      }
    }
    return used;
  }

  private static String singular(String section) {
    return section.substring(0, section.length() - 1);
  }
}
