package dev.dhow.render;

import java.util.AbstractMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fields that are worked out when somebody asks for them, in alphabetical order: a table shows few
/// of those there are, and a time of this place alone takes longer than all others together.
final class LateFields extends AbstractMap<String, Object> {
  private final TreeMap<String, Supplier<Object>> fields = new TreeMap<>();

  /// Adds a field, or replaces the one of this name.
  LateFields with(String name, Supplier<Object> value) {
    fields.put(name, value);
    return this;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    var field = name instanceof String text ? fields.get(text) : null;
    return field == null ? null : field.get();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && fields.containsKey(text);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    var all = new TreeMap<String, Object>();
    fields.forEach((name, field) -> all.put(name, field.get()));
    return all.entrySet();
  }
}
