package dev.dhow.load.env;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Position;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;

/// Reads a file of `format: raw`: no quotes, no escapes, no variables, comments only on lines of
/// their own.
final class RawEnvFileReader {
  private final SourceFile file;
  private final EnvVariables variables;
  private final Diagnostics diagnostics;

  RawEnvFileReader(SourceFile file, EnvVariables variables, Diagnostics diagnostics) {
    this.file = file;
    this.variables = variables;
    this.diagnostics = diagnostics;
  }

  void read() {
    int number = 0;
    for (var line : file.text().lines().toList()) {
      number++;
      var text = line.stripLeading();
      if (!text.isEmpty() && !text.startsWith("#")) {
        readLine(text, new Position(number, line.length() - text.length() + 1));
      }
    }
  }

  private void readLine(String text, Position at) {
    int equals = text.indexOf('=');
    var key = equals < 0 ? text : text.substring(0, equals);
    if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
      var message =
          key.isEmpty() ? "the name of the variable is missing" : "a name cannot contain blanks";
      diagnostics.add(
          Diagnostic.error(Code.BAD_ENV_FILE, new Span(file, at, at), message)
              .withHint("write NAME=value"));
      return;
    }
    if (equals < 0) {
      variables.takeOver(key, at.line());
    } else {
      variables.set(key, text.substring(equals + 1), at.line());
    }
  }
}
