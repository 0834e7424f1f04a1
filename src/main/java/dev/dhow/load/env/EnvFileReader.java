package dev.dhow.load.env;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one env file, statement by statement. After a mistake it goes on with the next line.
final class EnvFileReader {
  private static final Pattern EXPORT = Pattern.compile("export[ \\t]+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([abfnrtv$\"\\\\]|0[0-9]{0,3})");
  private static final Pattern OCTAL = Pattern.compile("0[0-3][0-7]{2}");

  private final SourceFile file;
  private final String text;
  private final EnvVariables variables;
  private final EnvFileParser.Expansion expansion;
  private final Diagnostics diagnostics;
  private int at;

  EnvFileReader(
      SourceFile file,
      EnvVariables variables,
      EnvFileParser.Expansion expansion,
      Diagnostics diagnostics) {
    this.file = file;
    this.text = file.text();
    this.variables = variables;
    this.expansion = expansion;
    this.diagnostics = diagnostics;
  }

  void read() {
    skipBlanksAndComments();
    while (at < text.length()) {
      readStatement();
      skipBlanksAndComments();
    }
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      if (text.charAt(at) == '#') {
        at = lineEnd(at);
      } else if (Blanks.isSpace(text.charAt(at))) {
        at++;
      } else {
        return;
      }
    }
  }

  private void readStatement() {
    if (text.startsWith("export", at)) {
      var export = EXPORT.matcher(text).region(at, text.length());
      at = export.lookingAt() ? export.end() : at;
    }
    int start = at;
    var key = readKey();
    if (key == null) {
      at = lineEnd(start);
      return;
    }
    boolean valueFollows = at < text.length() && isSeparator(text.charAt(at));
    if (!valueFollows) {
      variables.takeOver(key, start);
      return;
    }
    at++;
    skipBlanks();
    int valueStart = at;
    var value = readValue();
    if (value != null && value.indexOf('\0') >= 0) {
      report("a value cannot contain the character U+0000", valueStart, null);
    } else if (value != null) {
      variables.set(key, value, start);
      if (variables.areTooLarge()) {
        report("the values become too large", valueStart, "look for variables that double");
        at = text.length();
      }
    }
  }

  /// The name up to `=`, `:` or the end of the line; null when it is none, which is then said.
  private @Nullable String readKey() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '\n' && !isSeparator(text.charAt(at))) {
      int c = text.codePointAt(at);
      if (!isNamePart(c) && !Blanks.isBlank(c)) {
        var message = "`" + Character.toString(c) + "` cannot be part of the name of a variable";
        report(message, at, "write one KEY=value a line, and # before a comment");
        return null;
      }
      at += Character.charCount(c);
    }
    var key = Blanks.trimEnd(text.substring(start, at));
    if (key.indexOf(' ') >= 0) {
      report("a name cannot contain blanks", start, "write one KEY=value a line");
      return null;
    }
    return key;
  }

  private @Nullable String readValue() {
    int start = at;
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '"' && quote != '\'') {
      return readPlain(start);
    }
    var raw = readQuoted(quote);
    if (raw == null) {
      report("the quote is not closed", start, "add the same quote at the end of the value");
      at = text.length();
      return null;
    }
    return quote == '\'' ? raw : expand(unescape(raw), start);
  }

  private String readPlain(int start) {
    at = lineEnd(start);
    var line = text.substring(start, at);
    int comment = line.indexOf(" #");
    return expand(Blanks.trimEnd(comment < 0 ? line : line.substring(0, comment)), start);
  }

  /// What stands between quotes; a backslash before the quote is dropped, others stay.
  private @Nullable String readQuoted(char quote) {
    var value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        at = i + 1;
        return value.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        value.append(next == quote ? "" : "\\").append(next);
      } else {
        value.append(c);
      }
    }
    return null;
  }

  private String expand(String value, int start) {
    return value.indexOf('$') < 0
        ? value
        : expansion.expand(value, place(start), variables.visible());
  }

  /// Resolves escapes; an escaped dollar sign is doubled, so that it is not taken for a variable.
  private static String unescape(String raw) {
    return ESCAPE
        .matcher(raw)
        .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group(1))));
  }

  private static String escaped(String escape) {
    return switch (escape.charAt(0)) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000B";
      case '$' -> "$$";
      // As docker compose has it, the zero is dropped also where no such character follows.
      case '0' ->
          OCTAL.matcher(escape).matches()
              ? Character.toString(Integer.parseInt(escape, 8))
              : "\\" + escape.substring(1);
      default -> escape;
    };
  }

  private void skipBlanks() {
    while (at < text.length() && Blanks.isBlank(text.charAt(at))) {
      at++;
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static boolean isSeparator(char c) {
    return c == '=' || c == ':';
  }

  private static boolean isNamePart(int c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9')) {
      return true; // at once, as most are
    }
    return switch (Character.getType(c)) {
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0;
    };
  }

  private void report(String message, int offset, @Nullable String hint) {
    diagnostics.add(Diagnostic.error(Code.BAD_ENV_FILE, place(offset), message).withHint(hint));
  }

  Span place(int offset) {
    var position = file.position(offset);
    return new Span(file, position, position);
  }
}
