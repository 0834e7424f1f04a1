package dev.dhow.engine.docker.json;

import static dev.dhow.spec.Json.quoted;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes trees of plain Java values. Not with jackson, whose classes for it would be loaded by all
/// commands that ask an engine, most of which write no more than a filter.
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  static String text(@Nullable Object value) {
    var writer = new JsonWriter();
    writer.write(value);
    return writer.out.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case Double number when !Double.isFinite(number) -> out.append(quoted(number.toString()));
      case Number number -> out.append(number);
      case Map<?, ?> map -> writeObject(map);
      case Iterable<?> items -> writeArray(items);
      default -> out.append(quoted(value.toString()));
    }
  }

  private void writeObject(Map<?, ?> map) {
    out.append('{');
    var separator = "";
    for (var entry : map.entrySet()) {
      out.append(separator).append(quoted(String.valueOf(entry.getKey()))).append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void writeArray(Iterable<?> items) {
    out.append('[');
    var separator = "";
    for (var item : items) {
      out.append(separator);
      write(item);
      separator = ",";
    }
    out.append(']');
  }
}
