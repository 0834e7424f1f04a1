package dev.dhow.render;

import dev.dhow.model.Entries;
import dev.dhow.model.Value;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A value of the files on one line, for people.
final class ValueText {

  private ValueText() {}

  static String of(@Nullable Value value) {
    return switch (value) {
      case null -> "not set";
      case Value.Null() -> "null";
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Int(var number) -> number.toString();
      case Value.Real(var number) ->
          number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
      case Value.Text(var text) ->
          '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
      case Value.Time time -> time.text();
      case Value.Items(var items) ->
          items.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
      case Value.Fields(var fields) ->
          Entries.of(fields)
              .map(field -> field.getKey() + ": " + of(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
