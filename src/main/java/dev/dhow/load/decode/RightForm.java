package dev.dhow.load.decode;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;

/// What to write in place of a value of the wrong type.
final class RightForm {
  /// Longer values are not repeated in a hint.
  private static final int LONGEST = 40;

  /// What some texts are wanted to be.
  static final String DURATION = "a duration";

  private RightForm() {}

  /// @param wanted as the message puts it: `a string`, `a list of strings` …
  static String of(YamlNode node, String wanted) {
    return switch (node) {
      case YamlScalar scalar when scalar.isNull() -> "give it a value, or remove it";
      case YamlScalar scalar -> ofScalar(scalar, wanted);
      case YamlSequence _ ->
          wanted.startsWith("a mapping") || wanted.startsWith("a list")
              ? "write `key: value` lines, without `-` before them"
              : "write one value in place of the list";
      case YamlMapping _ ->
          wanted.contains("a list")
              ? "begin each item with `- `, without a key"
              : "write one value in place of the mapping";
    };
  }

  private static String ofScalar(YamlScalar scalar, String wanted) {
    if (wanted.startsWith("true or false")) {
      return "write true or false, without quotes";
    }
    if (wanted.startsWith("a whole number")) {
      return "write it in digits, without quotes";
    }
    if (wanted.equals("a number")) {
      return "write it in digits, such as 2 or 0.5";
    }
    if (wanted.startsWith("a number")) {
      return "write it without quotes, such as 2 or 0.5";
    }
    if (wanted.startsWith("a mapping")) {
      return "write `key: value` lines below it";
    }
    if (wanted.startsWith("a list")) {
      return "write it as a list: [" + item(scalar.text()) + "]";
    }
    return wanted.equals(DURATION) ? duration(scalar.text()) : "put it in quotes";
  }

  /// In place of a text that is no duration.
  static String duration(String text) {
    boolean bare = text.matches("[0-9]{1,9}([.][0-9]{1,9})?");
    return bare
        ? "add a unit, as in `" + text + "s`"
        : "write it like 90s or 1m30s; the units are us, ms, s, m and h";
  }

  private static String item(String text) {
    boolean brief = text.length() <= LONGEST && text.indexOf('\n') < 0;
    boolean plain = text.matches("[\\w./-]+");
    return brief ? (plain ? text : '"' + text + '"') : "A, B";
  }
}
