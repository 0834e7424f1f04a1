package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import java.util.Map;
import java.util.TreeMap;

/// Containers do not share the host's processes, networks and the like.
final class HostNamespaceLint implements LintCheck {
  private static final Map<String, String> KEYS =
      new TreeMap<>(
          Map.of(
              "cgroup", "control groups",
              "ipc", "shared memory",
              "network_mode", "network",
              "pid", "processes",
              "userns_mode", "user ids",
              "uts", "host name"));

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    subject
        .services()
        .forEach((name, service) -> {
          KEYS.forEach((key, what) -> {
            if (LintSubject.text(service, key).equals("host")) {
              diagnostics.add(
                  Diagnostic.warning(
                          Code.HOST_NAMESPACE,
                          subject.place("services", name, key),
                          "service \"%s\" shares the %s of the host".formatted(name, what))
                      .withHint("leave it out, unless the service looks after the host itself"));
            }
          });
        });
  }
}
