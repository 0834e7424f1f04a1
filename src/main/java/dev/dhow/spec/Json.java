package dev.dhow.spec;

import dev.dhow.model.Value;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/// Writes values as JSON, byte for byte as docker compose's runtime does: `<`, `>` and `&` escaped,
/// mappings in the order they have.
public final class Json {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private Json(boolean indented) {
    this.indented = indented;
  }

  /// Without any white space.
  public static String compact(Value value) {
    var json = new Json(false);
    json.write(value, 0);
    return json.out.toString();
  }

  /// A member a line, indented by two spaces, without a line break at the end.
  public static String pretty(Value value) {
    var json = new Json(true);
    json.write(value, 0);
    return json.out.toString();
  }

  private void write(Value value, int depth) {
    switch (value) {
      case Value.Null() -> out.append("null");
      case Value.Bool(var bool) -> out.append(bool);
      case Value.Int(var number) -> out.append(number);
      case Value.Real(var number) -> out.append(real(number));
      case Value.Text(var text) -> out.append(quoted(text));
      case Value.Time time -> out.append(quoted(time.text()));
      case Value.Items(var values) -> writeItems(values.iterator(), depth);
      case Value.Fields(var values) -> writeFields(values.entrySet().iterator(), depth);
    }
  }

  private void writeItems(Iterator<Value> values, int depth) {
    out.append('[');
    if (values.hasNext()) {
      while (values.hasNext()) {
        newLine(depth + 1);
        write(values.next(), depth + 1);
        comma(values);
      }
      newLine(depth);
    }
    out.append(']');
  }

  private void writeFields(Iterator<Map.Entry<String, Value>> fields, int depth) {
    out.append('{');
    if (fields.hasNext()) {
      while (fields.hasNext()) {
        var field = fields.next();
        newLine(depth + 1);
        out.append(quoted(field.getKey()));
        out.append(indented ? ": " : ":");
        write(field.getValue(), depth + 1);
        comma(fields);
      }
      newLine(depth);
    }
    out.append('}');
  }

  private void comma(Iterator<?> rest) {
    if (rest.hasNext()) {
      out.append(',');
    }
  }

  private void newLine(int depth) {
    if (indented) {
      out.append('\n').append(INDENT.repeat(depth));
    }
  }

  /// A text in quotes, with everything escaped that has to be.
  public static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (var i = 0; i < text.length(); i++) {
      escape(text.charAt(i), json);
    }
    return json.append('"').toString();
  }

  /// Like [#quoted], with `<`, `>` and `&` as they are.
  public static String quotedPlainly(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (var i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '>' || c == '&') {
        json.append(c);
      } else {
        escape(c, json);
      }
    }
    return json.append('"').toString();
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  /// The shortest decimal that reads back the same, without an exponent unless it is very small or
  /// very large.
  private static String real(double number) {
    if (!Double.isFinite(number)) { // as YAML has it, for JSON has no such numbers
      return Double.isNaN(number) ? "\".nan\"" : number > 0 ? "\".inf\"" : "\"-.inf\"";
    }
    var size = Math.abs(number);
    var decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    if (size == 0 || (size >= 1e-6 && size < 1e21)) {
      return decimal.toPlainString();
    }
    var digits = decimal.unscaledValue().abs().toString();
    var exponent = digits.length() - 1 - decimal.scale();
    var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
