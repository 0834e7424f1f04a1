package dev.dhow.render;

/// A container's line made safe for a terminal: colours and tabs stay, a carriage return leaves
/// what would have been overwritten away, and whatever else could act on the terminal becomes
/// visible.
final class TerminalText {
  private static final char ESCAPE = '\u001b';
  private static final String RESET = ESCAPE + "[0m";

  private TerminalText() {}

  /// @param colours whether colour sequences are kept; else they are left out
  static String of(String line, boolean colours) {
    var text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (text.codePoints().noneMatch(SafeText::isUnsafe)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    var coloured = false;
    for (var at = 0; at < text.length(); ) {
      var colour = colourLength(text, at);
      if (colour > 0) {
        if (colours) {
          safe.append(text, at, at + colour);
          coloured = true;
        }
        at += colour;
        continue;
      }
      var point = text.codePointAt(at);
      if (point == '\t') {
        safe.append('\t');
      } else {
        safe.appendCodePoint(SafeText.visible(point));
      }
      at += Character.charCount(point);
    }
    return coloured ? safe + RESET : safe.toString();
  }

  /// The length of the colour sequence that begins here; 0 when none does.
  private static int colourLength(String text, int from) {
    if (text.charAt(from) != ESCAPE || from + 1 >= text.length() || text.charAt(from + 1) != '[') {
      return 0;
    }
    var at = from + 2;
    while (at < text.length() && isParameter(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == 'm' ? at + 1 - from : 0;
  }

  private static boolean isParameter(char c) {
    return (c >= '0' && c <= '9') || c == ';' || c == ':';
  }
}
