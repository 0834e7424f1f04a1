package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import java.util.List;

/// Containers do not share the host's processes, networks and the like.
final class HostNamespaceLint implements LintCheck {
  private static final List<String> KEYS =
      List.of("cgroup", "ipc", "network_mode", "pid", "userns_mode", "uts");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          for (var key : KEYS) {
            if (LintSubject.text(service, key).equals("host")) {
              diagnostics.add(
                  Diagnostic.warning(
                          Code.HOST_NAMESPACE,
                          subject.place("services", name, key),
                          "service \"%s\" shares the `%s` of the host".formatted(name, key))
                      .withHint("leave it out, unless the service looks after the host itself"));
            }
          }
        });
  }
}
