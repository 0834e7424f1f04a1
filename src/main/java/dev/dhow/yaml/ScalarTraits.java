package dev.dhow.yaml;

/// In which styles a text can be written so that it reads back unchanged; empty text is left to
/// quotes. Stricter than YAML itself, as docker compose's output is.
record ScalarTraits(boolean plainAllowed, boolean singleQuotesAllowed, boolean blockAllowed) {
  private static final String NEVER_FIRST = "#,[]{}&*!|>'\"%@`";
  private static final String FIRST_UNLESS_BLANK_FOLLOWS = "?:-";

  static ScalarTraits of(String text) {
    boolean special = text.codePoints().anyMatch(c -> c != '\t' && !isPrintable(c));
    boolean tab = text.indexOf('\t') >= 0;
    boolean spaceThenBreak = text.contains(" \n");
    boolean plain = !special && !tab && !text.contains("\n") && !hasOuterBlank(text);
    boolean single = !special && !tab && !spaceThenBreak && !text.contains("\n ");
    boolean block = !special && !spaceThenBreak && !text.endsWith(" ");
    return new ScalarTraits(plain && !hasIndicator(text), single, block);
  }

  /// What YAML 1.1 tools print as it is.
  static boolean isPrintable(int c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xFFFD && c != 0xFEFF && !isLineSeparator(c));
  }

  private static boolean isLineSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }

  private static boolean hasOuterBlank(String text) {
    return text.startsWith(" ") || text.endsWith(" ");
  }

  private static boolean hasIndicator(String text) {
    if (text.isEmpty()) {
      return false;
    }
    if (text.startsWith("---") || text.startsWith("...")) {
      return true;
    }
    char first = text.charAt(0);
    if (NEVER_FIRST.indexOf(first) >= 0) {
      return true;
    }
    if (FIRST_UNLESS_BLANK_FOLLOWS.indexOf(first) >= 0 && isBlankAt(text, 1)) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == ':' && isBlankAt(text, i + 1)) || (c == '#' && isBlankAt(text, i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlankAt(String text, int index) {
    return index >= text.length() || text.charAt(index) == ' ' || text.charAt(index) == '\t';
  }
}
