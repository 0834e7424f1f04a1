package dev.dhow.app;

import dev.dhow.model.Value;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Values of the model as the plain collections that the YAML writer takes.
final class PlainValues {

  private PlainValues() {}

  static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Null() -> null;
      case Value.Bool(var bool) -> bool;
      case Value.Int(var number) -> number;
      case Value.Real(var number) -> number;
      case Value.Text(var text) -> text;
      case Value.Items(var items) -> items.stream().map(PlainValues::of).toList();
      case Value.Fields(var fields) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((key, field) -> map.put(key, of(field)));
        yield map;
      }
    };
  }
}
