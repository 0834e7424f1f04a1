package dev.dhow.load.env;

/// What is taken for blank around the names and values of env files.
final class Blanks {
  private static final String OTHER_SPACES = "\u0085\u00A0\u2007\u202F";

  private Blanks() {}

  /// Whether it separates names and values, on one line.
  static boolean isBlank(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\n') || c == 0x85 || c == 0xA0;
  }

  /// Whether Unicode has it as white space, line ends included.
  static boolean isSpace(int c) {
    boolean separator = c >= 0x1C && c <= 0x1F;
    return (Character.isWhitespace(c) && !separator) || OTHER_SPACES.indexOf(c) >= 0;
  }

  static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
