package dev.dhow.render;

import java.util.regex.Pattern;

/// Text from outside (files, containers, the engine) made harmless for a terminal: whatever could
/// move the cursor, change the terminal or reorder what is read becomes a visible character.
public final class SafeText {
  /// Control sequences (colours, cursor movements), and titles and links of terminals.
  private static final Pattern SEQUENCE =
      Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)");

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /// One line without any control character; tabs become a space.
  public static String of(String text) {
    if (isSafe(text)) {
      return text;
    }
    var safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> safe.appendCodePoint(point == '\t' ? ' ' : visible(point)));
    return safe.toString();
  }

  private static boolean isSafe(String text) {
    var at = 0;
    while (at < text.length()) {
      var point = text.codePointAt(at);
      if (isUnsafe(point)) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  /// One line of a program that took its output for a terminal: its sequences are left out, and of
  /// what it overwrote only the last is kept.
  static String withoutSequences(String text) {
    var line = SEQUENCE.matcher(text).replaceAll("").stripTrailing();
    return of(line.substring(line.lastIndexOf('\r') + 1));
  }

  static boolean isUnsafe(int point) {
    return point < 0x20
        || (point >= 0x7F && point < 0xA0)
        || isHalf(point)
        || isInvisibleOrder(point);
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

  /// Half of a character, or a byte that is none.
  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
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
