package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;

/// How many columns of a terminal text takes, and text cut or filled to a number of them. The text
/// holds no control characters.
final class TextWidth {
  private static final char CUT_MARK = '…';
  private static final String CUT = String.valueOf(CUT_MARK);

  /// First and last of each range of characters that take two columns.
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F1E6, 0x1F1FF},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB},
    {0x1F900, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private TextWidth() {}

  static int of(String text) {
    var columns = 0;
    var at = 0;
    while (at < text.length()) {
      var point = text.codePointAt(at);
      columns += of(point);
      at += Character.charCount(point);
    }
    return columns;
  }

  static int of(int point) {
    // What Java knows of all others is a table that takes 1.5 ms to set up.
    if (point < 0x300 || point == CUT_MARK) {
      return 1;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /// The text, or its beginning and a `…`, in at most so many columns.
  static String clip(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    return columns < 1 ? "" : head(text, columns - 1) + CUT;
  }

  /// The text, or a `…` and its end, in at most so many columns.
  static String clipHead(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    var begin = 0;
    var left = of(text) - (columns - 1);
    while (left > 0 && begin < text.length()) {
      var point = text.codePointAt(begin);
      left -= of(point);
      begin += Character.charCount(point);
    }
    return columns < 1 ? "" : CUT + text.substring(begin);
  }

  /// The text in lines of at most so many columns, broken at spaces as far as possible.
  static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.split(" ", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (of(longer) > columns && !line.isEmpty()) {
        lines.add(line);
        longer = word;
      }
      while (of(longer) > columns) {
        var head = head(longer, columns);
        if (head.isEmpty()) {
          break; // a wide character in a single column
        }
        lines.add(head);
        longer = longer.substring(head.length());
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  /// As many of the first characters as fit.
  static String head(String text, int columns) {
    var used = 0;
    var end = 0;
    while (end < text.length()) {
      var point = text.codePointAt(end);
      used += of(point);
      if (used > columns) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }

  /// The text with spaces behind it, at least so many columns wide.
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static boolean isWide(int point) {
    var low = 0;
    var high = WIDE.length - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      if (point < WIDE[middle][0]) {
        high = middle - 1;
      } else if (point > WIDE[middle][1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
