package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;

/// Containers do not have all rights on the host.
final class PrivilegedLint implements LintCheck {

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          if (LintSubject.isTrue(service, "privileged")) {
            diagnostics.add(
                Diagnostic.warning(
                        Code.PRIVILEGED,
                        subject.place("services", name, "privileged"),
                        "service \"%s\" has all rights on the host".formatted(name))
                    .withHint("add only the capabilities and devices it needs"));
          }
        });
  }
}
