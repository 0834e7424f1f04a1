package dev.dhow.render;

/// Text from outside (files, containers, the engine) made harmless for a terminal: whatever could
/// move the cursor, change the terminal or reorder what is read becomes a visible character.
final class SafeText {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /// One line without any control character; tabs become a space.
  static String of(String text) {
    if (text.codePoints().noneMatch(SafeText::isUnsafe)) {
      return text;
    }
    var safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> safe.appendCodePoint(point == '\t' ? ' ' : visible(point)));
    return safe.toString();
  }

  static boolean isUnsafe(int point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || isInvisibleOrder(point);
  }

  /// The character that stands for a control character.
  static int visible(int point) {
    if (!isUnsafe(point)) {
      return point;
    }
    if (point < 0x20) {
      return CONTROL_PICTURES + point;
    }
    return point == 0x7F ? DELETE_PICTURE : REPLACEMENT;
  }

  /// Line separators and the marks that change the direction of text.
  private static boolean isInvisibleOrder(int point) {
    return (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || point == 0x200E
        || point == 0x200F
        || point == 0x061C;
  }
}
