package dev.dhow.engine.docker.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 64;

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

  /// Writes maps, iterables, strings, numbers, booleans and null.
  public static byte[] write(@Nullable Object value) {
    var out = new ByteArrayOutputStream();
    try (var generator = FACTORY.createGenerator(out)) {
      JsonWriter.write(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static String text(@Nullable Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
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

  /// The number of a field, 0 without one.
  public long number(String name) {
    return at(name).value instanceof Number number ? number.longValue() : 0;
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
    fields(name).forEach((key, field) -> fields.put(key, Objects.toString(field.value, "")));
    return fields;
  }

  /// A stream of values. Closing it closes what it reads from.
  public static final class Values implements Closeable {
    private final InputStream in;
    private @Nullable JsonParser opened;

    private Values(InputStream in) {
      this.in = in;
    }

    /// The next value; null at the end.
    public @Nullable Json next() throws IOException {
      var parser = parser();
      var token = parser.nextToken();
      return token == null ? null : new Json(value(parser, token, 0));
    }

    /// Made late, as making it waits for the first bytes.
    private JsonParser parser() throws IOException {
      var parser = opened;
      if (parser == null) {
        parser = FACTORY.createParser(in);
        opened = parser;
      }
      return parser;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token, int depth)
        throws IOException {
      if (depth > DEEPEST) {
        throw new IOException("the engine's answer is nested too deeply");
      }
      return switch (token) {
        case START_OBJECT -> object(parser, depth);
        case START_ARRAY -> array(parser, depth);
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> integer(parser);
        case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, FIELD_NAME, END_ARRAY, END_OBJECT ->
            null;
      };
    }

    private static Object integer(JsonParser parser) throws IOException {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? parser.getDoubleValue()
          : parser.getLongValue();
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, int depth)
        throws IOException {
      var fields = new LinkedHashMap<String, @Nullable Object>();
      for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        fields.put(name, value(parser, parser.nextToken(), depth + 1));
      }
      return fields;
    }

    private static List<@Nullable Object> array(JsonParser parser, int depth) throws IOException {
      var items = new ArrayList<@Nullable Object>();
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        items.add(value(parser, token, depth + 1));
      }
      return items;
    }
  }
}
