package dev.dhow.engine.docker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes trees of plain Java values.
final class JsonWriter {

  private JsonWriter() {}

  static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case BigInteger number -> out.writeNumber(number);
      case Map<?, ?> map -> writeObject(out, map);
      case Iterable<?> items -> writeArray(out, items);
      default -> out.writeString(value.toString());
    }
  }

  private static void writeObject(JsonGenerator out, Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (var entry : map.entrySet()) {
      out.writeFieldName(String.valueOf(entry.getKey()));
      write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  private static void writeArray(JsonGenerator out, Iterable<?> items) throws IOException {
    out.writeStartArray();
    for (var item : items) {
      write(out, item);
    }
    out.writeEndArray();
  }
}
