package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import java.util.Locale;
import java.util.Set;

/// Containers do not get capabilities that are as good as all rights, and stay confined.
final class CapabilityLint implements LintCheck {
  private static final Set<String> POWERFUL =
      Set.of(
          "ALL",
          "BPF",
          "DAC_READ_SEARCH",
          "NET_ADMIN",
          "SYS_ADMIN",
          "SYS_MODULE",
          "SYS_PTRACE",
          "SYS_RAWIO");
  private static final Set<String> UNCONFINED =
      Set.of(
          "apparmor:unconfined",
          "apparmor=unconfined",
          "seccomp:unconfined",
          "seccomp=unconfined",
          "label:disable",
          "label=disable",
          "systempaths:unconfined",
          "systempaths=unconfined");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          for (var item : LintSubject.items(service, "cap_add")) {
            var capability =
                LintSubject.text(item).toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
            if (POWERFUL.contains(capability)) {
              var message = "service \"%s\" gets the capability %s".formatted(name, capability);
              diagnostics.add(
                  Diagnostic.warning(Code.POWERFUL_CAPABILITY, item.span(), message)
                      .withHint("add only what it cannot work without"));
            }
          }
          for (var item : LintSubject.items(service, "security_opt")) {
            if (UNCONFINED.contains(LintSubject.text(item))) {
              var message = "service \"%s\" is not confined".formatted(name);
              diagnostics.add(
                  Diagnostic.warning(Code.UNCONFINED, item.span(), message)
                      .withHint("remove the line, or name a profile of your own"));
            }
          }
        });
  }
}
