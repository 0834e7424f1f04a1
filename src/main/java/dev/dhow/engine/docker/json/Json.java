package dev.dhow.engine.docker.json;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON value that is asked for what one expects. What is absent, null or of another type reads
/// as empty, as engines of different ages leave out different things.
///
/// @param value a map, a list, a string, a number, a boolean or null
public record Json(@Nullable Object value) {
  private static final Json NOTHING = new Json(null);

  /// Reads one value; what follows it is left alone.
  public static Json read(InputStream in) throws IOException {
    try (var values = new Values(in)) {
      var first = values.next();
      return first == null ? NOTHING : first;
    }
  }

  public static Json read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Json read(byte[] text) throws IOException {
    return read(new ByteArrayInputStream(text));
  }

  /// Values one after another, as the engine streams them.
  public static Values stream(InputStream in) {
    return new Values(in);
  }

  /// Writes maps, iterables, strings, numbers, booleans and null, in UTF-8.
  public static byte[] write(@Nullable Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /// Like [#write], as text.
  public static String text(@Nullable Object value) {
    return JsonWriter.text(value);
  }

  public Json at(String name) {
    return value instanceof Map<?, ?> map ? new Json(map.get(name)) : NOTHING;
  }

  public boolean isPresent() {
    return value != null;
  }

  /// The text of a field, empty without one.
  public String text(String name) {
    return at(name).value instanceof String text ? text : "";
  }

  public @Nullable String textOrNull(String name) {
    var text = text(name);
    return text.isEmpty() ? null : text;
  }

  /// The number of a field, 0 without one, and the nearest there is for one too large.
  public long number(String name) {
    return switch (at(name).value) {
      case BigInteger large -> large.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      case Number number -> number.longValue();
      case null, default -> 0;
    };
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(at(name).value);
  }

  public List<Json> items() {
    return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
  }

  public List<Json> items(String name) {
    return at(name).items();
  }

  /// The texts of a list of texts.
  public List<String> texts(String name) {
    return items(name).stream()
        .map(item -> item.value instanceof String text ? text : "")
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// The fields of an object, in order of their names.
  public SortedMap<String, Json> fields(String name) {
    var fields = new TreeMap<String, Json>();
    if (at(name).value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> fields.put(String.valueOf(key), new Json(field)));
    }
    return fields;
  }

  /// An object whose values are texts, such as labels.
  public SortedMap<String, String> textFields(String name) {
    var fields = new TreeMap<String, String>();
    if (at(name).value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> fields.put(String.valueOf(key), Objects.toString(field, "")));
    }
    return fields;
  }

  /// A stream of values. Closing it closes what it reads from.
  public static final class Values implements Closeable {
    private final InputStream in;
    private final JsonReader reader;

    private Values(InputStream in) {
      this.in = in;
      this.reader = new JsonReader(in);
    }

    /// The next value; null at the end.
    public @Nullable Json next() throws IOException {
      return reader.hasNext() ? new Json(reader.next()) : null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
