package dev.dhow.spec;

import dev.dhow.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Values as maps, lists, text, numbers, booleans, times and null of the platform, which writers of
/// other packages take.
public final class PlainTree {

  private PlainTree() {}

  public static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Null() -> null;
      case Value.Bool(var bool) -> bool;
      case Value.Int(var number) -> number;
      case Value.Real(var number) -> number;
      case Value.Text(var text) -> text;
      case Value.Time(var time) -> time;
      case Value.Items(var items) -> {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(item -> list.add(of(item)));
        yield list;
      }
      case Value.Fields(var fields) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, field) -> map.put(name, of(field)));
        yield map;
      }
    };
  }
}
