package dev.dhow.render;

import dev.dhow.model.Entries;
import dev.dhow.spec.Json;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON on one line, escaped the way the docker tools do: also `<`, `>` and `&`.
final class JsonText {

  private JsonText() {}

  /// @param value text, a number, a boolean, a map with text as keys, a collection, or null
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case Map<?, ?> map ->
          Entries.of(map)
              .map(
                  entry -> Json.quoted(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> items ->
          items.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      default -> Json.quoted(value.toString());
    };
  }
}
