package dev.dhow.yaml;

import dev.dhow.yaml.YamlScalar.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// Text as a YAML scalar in the style docker compose would choose: plain where it stays text, else
/// in quotes, and as a literal block when it has several lines.
final class ScalarText {
  private static final String MERGE_KEY = "<<";
  private static final int LONGEST_SIMPLE_KEY = 128;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
  private static final Set<String> OLD_BOOLEANS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");

  private final String text;
  private final ScalarTraits traits;

  private ScalarText(String text) {
    this.text = text;
    this.traits = ScalarTraits.of(text);
  }

  /// A value or an item.
  ///
  /// @param indent of the lines of a literal block
  static String value(String text, int indent) {
    var scalar = new ScalarText(text);
    return text.contains("\n") && scalar.traits.blockAllowed()
        ? scalar.literal(indent)
        : scalar.inLine();
  }

  /// A key in front of a `:`.
  static String key(String text) {
    var scalar = new ScalarText(text);
    return text.equals(MERGE_KEY) ? scalar.doubleQuoted() : scalar.inLine();
  }

  static boolean isSimpleKey(String text) {
    boolean severalLines = text.contains("\n") || text.contains("\r");
    return !severalLines && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
  }

  private String inLine() {
    if (text.contains("\n") || wouldBeOtherThanText()) {
      return doubleQuoted();
    }
    if (traits.plainAllowed()) {
      return text;
    }
    return traits.singleQuotesAllowed() ? "'" + text.replace("'", "''") + "'" : doubleQuoted();
  }

  private boolean wouldBeOtherThanText() {
    return ScalarResolver.resolve(text).kind() != Kind.STRING
        || OLD_BOOLEANS.contains(text)
        || BASE_60.matcher(text).matches()
        || Timestamps.isOne(text);
  }

  private String literal(int indent) {
    var out = new StringBuilder("|");
    if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
      out.append('2');
    }
    var body = text;
    if (!text.endsWith("\n")) {
      out.append('-');
    } else {
      body = text.substring(0, text.length() - 1);
      if (body.isEmpty() || body.endsWith("\n")) {
        out.append('+');
      }
    }
    for (var line : body.split("\n", -1)) {
      out.append('\n');
      if (!line.isEmpty()) {
        out.repeat(' ', indent).append(line);
      }
    }
    return out.toString();
  }

  private String doubleQuoted() {
    var out = new StringBuilder("\"");
    // Docker compose escapes all of a text that begins with a byte order mark.
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    text.codePoints().forEach(c -> out.append(escaped(c, marked)));
    return out.append('"').toString();
  }

  private static String escaped(int c, boolean always) {
    return switch (c) {
      case 0x00 -> "\\0";
      case 0x07 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 0x0B -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default -> !always && ScalarTraits.isPrintable(c) ? Character.toString(c) : numeric(c);
    };
  }

  private static String numeric(int c) {
    if (c <= 0xFF) {
      return "\\x%02X".formatted(c);
    }
    return (c <= 0xFFFF ? "\\u%04X" : "\\U%08X").formatted(c);
  }
}
