package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.regex.Pattern;

/// Passwords and the like are not in the file for everybody to read.
final class PlainSecretLint implements LintCheck {
  private static final Pattern SECRET =
      Pattern.compile(
          "(.*_)?(PASSWORD|PASSWD|PASS|PWD|SECRET|SECRET_KEY|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY"
              + "|CREDENTIALS?)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    for (var document : subject.written()) {
      LintSubject.mappings(document, "services")
          .forEach((name, service) ->
              service.value("environment").ifPresent(node -> environment(name, node, diagnostics)));
    }
  }

  private static void environment(String name, YamlNode node, Diagnostics diagnostics) {
    switch (node) {
      case YamlMapping mapping -> {
        for (var entry : mapping.entries()) {
          var value = LintSubject.text(entry.value());
          check(name, entry.name(), value, entry.value().span(), diagnostics);
        }
      }
      case YamlSequence list -> {
        for (var item : list.items()) {
          var parts = LintSubject.text(item).split("=", 2);
          var value = parts.length > 1 ? parts[1] : "";
          check(name, parts[0], value, item.span(), diagnostics);
        }
      }
      case YamlScalar _ -> {}
    }
  }

  private static void check(
      String service, String variable, String value, Span place, Diagnostics diagnostics) {
    boolean plain = !value.isEmpty() && value.replace("$$", "").indexOf('$') < 0;
    if (plain && SECRET.matcher(variable).matches()) {
      var message =
          "the value of `%s` of service \"%s\" is in the file for everybody to read"
              .formatted(variable, service);
      diagnostics.add(
          Diagnostic.warning(Code.PLAIN_SECRET, place, message)
              .withHint("use a secret, an env file, or a variable"));
    }
  }
}
