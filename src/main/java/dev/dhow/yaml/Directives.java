package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Position;
import dev.dhow.source.Span;
import java.util.regex.Pattern;

/// Looks at the lines that begin with `%` before a document. The library passes over those it does
/// not know.
final class Directives {
  private static final Pattern KNOWN = Pattern.compile("%(YAML|TAG)([ \\t].*)?");
  private static final Pattern OTHER_VERSION =
      Pattern.compile("%YAML[ \\t]+(?!1\\.[12](?![0-9.]))([0-9.]+).*");

  private final Diagnostics diagnostics;

  Directives(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Reports what a document cannot be read with.
  ///
  /// @param start from its first directive to the dashes it begins with
  void check(Span start) {
    for (int line = start.start().line(); line < start.end().line(); line++) {
      var text = start.file().line(line).stripTrailing();
      if (!text.startsWith("%")) {
        continue;
      }
      var place =
          new Span(start.file(), new Position(line, 1), new Position(line, text.length() + 1));
      var version = OTHER_VERSION.matcher(text);
      if (!KNOWN.matcher(text).matches()) {
        refuse(place, "`" + text + "` is no directive of YAML", "remove the line");
      } else if (version.matches()) {
        refuse(
            place,
            "a file of YAML " + version.group(1) + " cannot be read",
            "remove the line, or write `%YAML 1.2`");
      }
    }
  }

  private void refuse(Span place, String message, String hint) {
    diagnostics.add(Diagnostic.error(Code.YAML_SYNTAX, place, message).withHint(hint));
  }
}
