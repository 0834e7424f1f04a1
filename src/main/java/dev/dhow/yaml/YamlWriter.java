package dev.dhow.yaml;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a tree of values as YAML the way docker compose prints it: block style, two spaces,
/// sequences indented below their key, quotes only where text would be taken for something else.
///
/// Values are maps with text keys in the order to write, lists, strings, booleans, whole numbers,
/// doubles and null.
public final class YamlWriter {
  private static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();
  private final int step;

  private YamlWriter(int step) {
    this.step = step;
  }

  public static String write(@Nullable Object value) {
    return write(value, STEP);
  }

  /// @param step by how much each level is indented
  public static String write(@Nullable Object value, int step) {
    var writer = new YamlWriter(step);
    writer.node(value, 0);
    return writer.out.append('\n').toString();
  }

  /// Writes a value behind what is already on the line.
  private void node(@Nullable Object value, int indent) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> mapping(map, indent);
      case List<?> list when !list.isEmpty() -> sequence(list, indent);
      case null, default -> out.append(leaf(value, indent));
    }
  }

  private static String leaf(@Nullable Object value, int indent) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "{}";
      case List<?> _ -> "[]";
      case String text -> ScalarText.value(text, indent);
      case Double number -> number(number);
      case Boolean bool -> bool.toString();
      case Number number -> number.toString();
      case OffsetDateTime time -> time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      default -> throw new IllegalArgumentException("cannot be written: " + value.getClass());
    };
  }

  private static String number(double number) {
    var text = FloatText.of(number);
    return switch (text) {
      case "+Inf" -> ".inf";
      case "-Inf" -> "-.inf";
      case "NaN" -> ".nan";
      default -> text;
    };
  }

  private void mapping(Map<?, ?> map, int indent) {
    boolean first = true;
    for (var entry : map.entrySet()) {
      if (!first) {
        newLine(indent);
      }
      first = false;
      if (!(entry.getKey() instanceof String key)) {
        throw new IllegalArgumentException("not a text key: " + entry.getKey());
      }
      if (ScalarText.isSimpleKey(key)) {
        out.append(ScalarText.key(key)).append(':');
        below(entry.getValue(), indent);
      } else {
        out.append("? ").append(ScalarText.value(key, indent + step));
        newLine(indent);
        out.append(": ");
        node(entry.getValue(), indent + step);
      }
    }
  }

  private void below(@Nullable Object value, int indent) {
    boolean block =
        (value instanceof Map<?, ?> map && !map.isEmpty())
            || (value instanceof List<?> list && !list.isEmpty());
    if (block) {
      newLine(indent + step);
    } else {
      out.append(' ');
    }
    node(value, indent + step);
  }

  private void sequence(List<?> items, int indent) {
    boolean first = true;
    for (var item : items) {
      if (!first) {
        newLine(indent);
      }
      first = false;
      out.append("- ");
      node(item, indent + step);
    }
  }

  private void newLine(int indent) {
    out.append('\n').repeat(' ', indent);
  }
}
