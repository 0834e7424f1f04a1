package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A dollar sign that is to reach the container is written twice.
final class DollarLint implements LintCheck {
  private static final Pattern HASHED_PASSWORD =
      Pattern.compile("\\$(2[abxy]|1|5|6|7|y|apr1|argon2(i|d|id)|scrypt|pbkdf2[^$]*)\\$[^$]");
  private static final Pattern USE = Pattern.compile("\\$(\\$|\\{?([a-zA-Z_][a-zA-Z0-9_]*)\\}?)");

  /// Where a shell in the container is likely to have its own variables.
  private static final List<String> COMMANDS = List.of("command", "entrypoint", "healthcheck");

  private static final Set<String> OF_EACH_CONTAINER = Set.of("HOSTNAME", "PATH");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var services = subject.allServices();
    for (var document : subject.written()) {
      passwords(document, diagnostics);
      LintSubject.mappings(document, "services")
          .forEach((name, service) -> {
            var own = new HashSet<>(OF_EACH_CONTAINER);
            own.addAll(declared(services.get(name)));
            own.removeAll(declaredOutside(subject, own));
            for (var key : COMMANDS) {
              service.value(key).ifPresent(node -> commands(name, node, own, diagnostics));
            }
          });
    }
  }

  private static Set<String> declared(@Nullable YamlMapping service) {
    var names = new HashSet<String>();
    if (service != null) {
      LintSubject.entries(service, "environment").forEach(entry -> names.add(entry.name()));
    }
    return names;
  }

  /// Variables of both sides may be meant, except for those that every shell has.
  private static Set<String> declaredOutside(LintSubject subject, Set<String> names) {
    var both = new HashSet<>(names);
    both.retainAll(subject.variables().keySet());
    both.removeAll(OF_EACH_CONTAINER);
    return both;
  }

  private static void passwords(YamlNode node, Diagnostics diagnostics) {
    switch (node) {
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> passwords(entry.value(), diagnostics));
      case YamlSequence list -> list.items().forEach(item -> passwords(item, diagnostics));
      case YamlScalar scalar -> {
        if (scalar.text().indexOf('$') >= 0
            && HASHED_PASSWORD.matcher(scalar.text().replace("$$", "")).find()) {
          diagnostics.add(
              Diagnostic.warning(
                      Code.UNESCAPED_DOLLAR,
                      scalar.span(),
                      "this looks like a hashed password, whose dollar signs start variables")
                  .withHint("write each `$` as `$$`"));
        }
      }
    }
  }

  private static void commands(
      String service, YamlNode node, Set<String> own, Diagnostics diagnostics) {
    switch (node) {
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> commands(service, entry.value(), own, diagnostics));
      case YamlSequence list ->
          list.items().forEach(item -> commands(service, item, own, diagnostics));
      case YamlScalar scalar ->
          USE.matcher(scalar.text())
              .results()
              .filter(use -> use.group(2) != null && own.contains(use.group(2)))
              .findFirst()
              .ifPresent(use -> diagnostics.add(unescaped(service, scalar, use.group(2))));
    }
  }

  private static Diagnostic unescaped(String service, YamlScalar scalar, String variable) {
    var message =
        "`%s` is replaced before service \"%s\" starts, and not by the value in its container"
            .formatted(variable, service);
    return Diagnostic.warning(Code.UNESCAPED_DOLLAR, scalar.span(), message)
        .withHint("write $$" + variable + " for the container's own value");
  }
}
