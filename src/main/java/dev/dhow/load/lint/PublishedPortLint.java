package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.ServiceName;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A port of the host belongs to one container.
final class PublishedPortLint implements LintCheck {
  private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::", "[::]");

  private record Published(String service, String address, String port, String protocol, Span at) {

    boolean isEverywhere() {
      return EVERYWHERE.contains(address);
    }
  }

  /// The first ports with one number and protocol, for as many as there may be.
  private static final class Taken {
    private final Map<String, Published> byAddress = new HashMap<>();
    private @Nullable Published first;
    private @Nullable Published everywhere;

    /// What a port clashes with; null for nothing.
    @Nullable Published by(Published port) {
      return port.isEverywhere() ? first : byAddress.getOrDefault(port.address(), everywhere);
    }

    void add(Published port) {
      byAddress.putIfAbsent(port.address(), port);
      first = first == null ? port : first;
      everywhere = everywhere == null && port.isEverywhere() ? port : everywhere;
    }
  }

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var taken = new HashMap<String, Taken>();
    for (var port : published(subject)) {
      var same = taken.computeIfAbsent(port.port() + "/" + port.protocol(), _ -> new Taken());
      var other = same.by(port);
      if (other != null) {
        diagnostics.add(twice(port, other));
      } else if (containers(subject, port.service()) > 1) {
        diagnostics.add(scaled(subject, port));
      }
      same.add(port);
    }
  }

  private static List<Published> published(LintSubject subject) {
    var ports = new ArrayList<Published>();
    subject
        .services()
        .forEach((name, service) -> {
          for (var item : LintSubject.items(service, "ports")) {
            if (item instanceof YamlMapping port) {
              var number = LintSubject.text(port, "published");
              if (!number.isEmpty() && !number.equals("0") && number.indexOf('-') < 0) {
                var address = LintSubject.text(port, "host_ip");
                var protocol = LintSubject.text(port, "protocol");
                ports.add(new Published(name, address, number, protocol, port.span()));
              }
            }
          }
        });
    return ports;
  }

  private static int containers(LintSubject subject, String service) {
    return subject.project().service(new ServiceName(service)).replicas();
  }

  private static Diagnostic twice(Published port, Published other) {
    var message =
        port.service().equals(other.service())
            ? "service \"%s\" publishes port %s of the host twice"
                .formatted(port.service(), port.port())
            : "services \"%s\" and \"%s\" both publish port %s of the host"
                .formatted(other.service(), port.service(), port.port());
    return Diagnostic.warning(Code.DUPLICATE_PORT, port.at(), message)
        .relatedTo(other.at())
        .withHint("publish one of them elsewhere");
  }

  private static Diagnostic scaled(LintSubject subject, Published port) {
    var message =
        "service \"%s\" has %d containers, and only one can publish port %s of the host"
            .formatted(port.service(), containers(subject, port.service()), port.port());
    return Diagnostic.warning(Code.DUPLICATE_PORT, port.at(), message)
        .withHint("leave the host's port out, or write a range");
  }
}
