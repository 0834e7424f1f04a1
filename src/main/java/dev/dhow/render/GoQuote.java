package dev.dhow.render;

/// Text in double quotes with Go's escapes, as the docker tools print commands.
final class GoQuote {

  private GoQuote() {}

  static String of(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(point, quoted));
    return quoted.append('"').toString();
  }

  private static void append(int point, StringBuilder quoted) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0B -> quoted.append("\\v");
      default -> {
        if (point < 0x20 || point == 0x7F) {
          quoted.append("\\x%02x".formatted(point));
        } else if (SafeText.isUnsafe(point)) {
          quoted.append("\\u%04x".formatted(point));
        } else {
          quoted.appendCodePoint(point);
        }
      }
    }
  }
}
