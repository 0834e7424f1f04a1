package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Explanation.Use;
import java.util.Map;

/// A text with `$V`, `${V}`, `${V:-default}`, `${V-default}`, `${V:?error}`, `${V?error}`,
/// `${V:+other}` and `${V+other}`, which nest, and `$$` for a dollar sign. A dollar sign before
/// anything else stands for itself. Compose Specification, *Interpolation*.
final class Template {
  private static final int DEEPEST = 50;
  private static final int LONGEST = 8 << 20;

  private final String text;
  private final Map<String, String> variables;
  private final Listener listener;
  private int depth;

  /// How many texts that do not count this is in.
  private int passedOver;

  /// Is told what is wrong, with the offset of the dollar sign.
  interface Listener {

    /// A variable has a say in what comes out.
    default void used(String variable, Use use) {}

    /// A variable without a value and without a default was replaced by nothing.
    void unset(int offset, String variable);

    /// A variable with `?` has no value.
    ///
    /// @param message as the file's author wrote it; may be empty
    void required(int offset, String variable, String message);

    /// Not a variable at all.
    void malformed(int offset, String message);
  }

  Template(String text, Map<String, String> variables, Listener listener) {
    this.text = text;
    this.variables = variables;
    this.listener = listener;
  }

  String expand() {
    return expand(0, text.length());
  }

  private String expand(int from, int to) {
    var out = new StringBuilder();
    int at = from;
    while (at < to) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar >= to - 1) {
        break;
      }
      if (out.length() > LONGEST) {
        listener.malformed(dollar, "the text becomes longer than " + LONGEST + " characters");
        return "";
      }
      out.append(text, at, dollar);
      at = expandOne(dollar, to, out);
    }
    return out.append(text, at, to).toString();
  }

  /// Expands what stands at a dollar sign.
  ///
  /// @return where to go on
  private int expandOne(int dollar, int to, StringBuilder out) {
    char next = text.charAt(dollar + 1);
    if (next == '$') {
      out.append('$');
      return dollar + 2;
    }
    if (next == '{') {
      return expandBraced(dollar, to, out);
    }
    int end = nameEnd(dollar + 1, to);
    if (end == dollar + 1) {
      out.append('$');
      return dollar + 1;
    }
    out.append(value(dollar, text.substring(dollar + 1, end)));
    return end;
  }

  private int expandBraced(int dollar, int to, StringBuilder out) {
    int nameStart = dollar + 2;
    int nameEnd = nameEnd(nameStart, to);
    int close = closingBrace(text, nameEnd, to);
    if (close < 0) {
      listener.malformed(dollar, "`${` is not closed");
      return to;
    }
    var name = text.substring(nameStart, nameEnd);
    if (name.isEmpty()) {
      listener.malformed(dollar, "`${` is not followed by the name of a variable");
      return close + 1;
    }
    if (nameEnd == close) {
      out.append(value(dollar, name));
      return close + 1;
    }
    if (depth == DEEPEST) {
      listener.malformed(dollar, "more than " + DEEPEST + " variables are nested in each other");
      return to;
    }
    boolean emptyCounts = text.charAt(nameEnd) != ':';
    int operator = emptyCounts ? nameEnd : nameEnd + 1;
    if (operator == close || "-?+".indexOf(text.charAt(operator)) < 0) {
      listener.malformed(dollar, "`${" + name + "` is followed by neither `}`, `-`, `?` nor `+`");
      return close + 1;
    }
    if (text.substring(operator, close).indexOf('\n') >= 0) {
      listener.malformed(dollar, "`${" + name + "` is not closed on the same line");
      return close + 1;
    }
    depth++;
    out.append(choose(dollar, name, emptyCounts, operator, close));
    depth--;
    return close + 1;
  }

  /// The other text is looked into even where it is not used, as docker compose does.
  private String choose(int dollar, String name, boolean emptyCounts, int operator, int close) {
    var value = variables.get(name);
    boolean present = value != null && (emptyCounts || !value.isEmpty());
    boolean alternate = text.charAt(operator) == '+';
    boolean counts = alternate == present;
    tell(name, counts ? (alternate ? Use.ALTERNATE : Use.DEFAULT) : notOther(alternate));
    passedOver += counts ? 0 : 1;
    var other = expand(operator + 1, close);
    passedOver -= counts ? 0 : 1;
    return switch (text.charAt(operator)) {
      case '+' -> present ? other : "";
      case '-' -> present && value != null ? value : other;
      default -> {
        if (present && value != null) {
          yield value;
        }
        listener.required(dollar, name, other);
        yield "";
      }
    };
  }

  private static Use notOther(boolean alternate) {
    return alternate ? Use.NOTHING : Use.VALUE;
  }

  private void tell(String name, Use use) {
    if (passedOver == 0) {
      listener.used(name, use);
    }
  }

  private String value(int dollar, String name) {
    tell(name, Use.VALUE);
    var value = variables.get(name);
    if (value == null) {
      listener.unset(dollar, name);
      return "";
    }
    return value;
  }

  private int nameEnd(int from, int to) {
    int end = from;
    while (end < to && isNamePart(text.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c, boolean first) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
  }

  /// The brace that closes the one before; braces in between come in pairs.
  static int closingBrace(String text, int from, int to) {
    int open = 1;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }
}
