package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;

/// Containers do not command the engine.
final class DockerSocketLint implements LintCheck {
  private static final String SOCKET = "docker.sock";
  private static final String HINT = "give it only what it needs, such as through a socket proxy";

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    for (var bind : Mounts.binds(subject)) {
      if (isSocket(bind.source())) {
        diagnostics.add(
            Diagnostic.warning(Code.DOCKER_SOCKET, bind.place(), message(bind.service()))
                .withHint(HINT));
      }
    }
    subject
        .services()
        .forEach((name, service) -> {
          if (LintSubject.isTrue(service, "use_api_socket")) {
            var place = subject.place("services", name, "use_api_socket");
            diagnostics.add(
                Diagnostic.warning(Code.DOCKER_SOCKET, place, message(name)).withHint(HINT));
          }
        });
  }

  static boolean isSocket(String source) {
    return source.endsWith("/" + SOCKET) || source.endsWith("docker_engine");
  }

  private static String message(String service) {
    return "service \"%s\" can command the engine, and so the whole host".formatted(service);
  }
}
