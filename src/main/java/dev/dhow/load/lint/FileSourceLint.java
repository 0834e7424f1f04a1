package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files of the configs and secrets that enabled services use are there.
final class FileSourceLint implements LintCheck {
  private static final List<String> SECTIONS = List.of("configs", "secrets");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    for (var section : SECTIONS) {
      var used = used(subject, section);
      LintSubject.mappings(subject.document(), section)
          .forEach((name, object) -> {
            var file = LintSubject.text(object, "file");
            if (used.contains(name)
                && file.startsWith("/")
                && !subject.exists().test(Path.of(file))) {
              var what = section.substring(0, section.length() - 1);
              diagnostics.add(
                  Diagnostic.warning(
                          Code.MISSING_BIND_SOURCE,
                          subject.place(section, name, "file"),
                          "%s \"%s\" is to be taken from `%s`, which does not exist"
                              .formatted(what, name, file))
                      .withHint("create the file, or correct its path"));
            }
          });
    }
  }

  private static Set<String> used(LintSubject subject, String section) {
    var used = new HashSet<String>();
    for (var service : subject.services().values()) {
      used.addAll(LintSubject.sources(service, section));
      if (service.value("build").orElse(null) instanceof YamlMapping build) {
        used.addAll(LintSubject.sources(build, section));
      }
    }
    return used;
  }
}
