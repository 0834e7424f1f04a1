package dev.dhow.spec;

import dev.dhow.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Builds a mapping of the canonical form, member by member in its order. Whatever is absent or
/// empty is left out, as docker compose leaves it out.
final class FieldsBuilder {
  private final SequencedMap<String, Value> fields = new LinkedHashMap<>();

  FieldsBuilder put(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  FieldsBuilder text(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? this : put(name, Value.text(value));
  }

  FieldsBuilder flag(String name, boolean value) {
    return value ? put(name, new Value.Bool(true)) : this;
  }

  /// Unlike a flag, one that is declared false is kept.
  FieldsBuilder choice(String name, @Nullable Boolean value) {
    return value == null ? this : put(name, new Value.Bool(value));
  }

  FieldsBuilder number(String name, @Nullable Integer value) {
    return value == null ? this : put(name, new Value.Int(value));
  }

  FieldsBuilder number(String name, @Nullable Long value) {
    return value == null ? this : put(name, new Value.Int(value));
  }

  FieldsBuilder nonZero(String name, long value) {
    return value == 0 ? this : put(name, new Value.Int(value));
  }

  /// A number of single precision, written as short as it can be read back.
  FieldsBuilder nonZero(String name, float value) {
    return value == 0 ? this : put(name, new Value.Real(Double.parseDouble(Float.toString(value))));
  }

  /// JSON tells *the image's own* (null) from *none* (an empty list), so it never leaves it out.
  FieldsBuilder command(Form form, String name, @Nullable List<String> command) {
    if (command != null) {
      return put(name, Value.texts(command));
    }
    return form == Form.JSON ? put(name, new Value.Null()) : this;
  }

  /// A number of bytes, which is text in the canonical form.
  FieldsBuilder bytes(String name, long value) {
    return value == 0 ? this : put(name, Value.text(Long.toString(value)));
  }

  FieldsBuilder duration(String name, @Nullable Duration value) {
    return value == null ? this : put(name, Value.text(DurationText.of(value)));
  }

  FieldsBuilder texts(String name, List<String> values) {
    return values.isEmpty() ? this : put(name, Value.texts(values));
  }

  FieldsBuilder items(String name, List<? extends Value> values) {
    return values.isEmpty() ? this : put(name, new Value.Items(List.copyOf(values)));
  }

  FieldsBuilder fields(String name, Value.Fields value) {
    return value.values().isEmpty() ? this : put(name, value);
  }

  FieldsBuilder mapping(String name, SortedMap<String, ? extends @Nullable String> values) {
    if (values.isEmpty()) {
      return this;
    }
    var mapping = new FieldsBuilder();
    values.forEach(
        (key, value) -> mapping.put(key, value == null ? new Value.Null() : Value.text(value)));
    return put(name, mapping.build());
  }

  /// The `x-*` entries, which JSON does not have below the top.
  FieldsBuilder extensions(Form form, SortedMap<String, Value> extensions) {
    return form == Form.YAML ? all(extensions) : this;
  }

  /// All of them, at this level.
  FieldsBuilder all(Map<String, Value> values) {
    fields.putAll(values);
    return this;
  }

  /// What is for other programs, which only YAML keeps.
  FieldsBuilder extensions(Form form, Map<String, Value> extensions) {
    return form == Form.YAML ? all(extensions) : this;
  }

  Value.Fields build() {
    return new Value.Fields(fields);
  }

  /// With these members first, whatever the order in which they came.
  Value.Fields build(List<String> order) {
    var ordered = new LinkedHashMap<String, Value>();
    for (var name : order) {
      var value = fields.get(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    fields.forEach(ordered::putIfAbsent);
    return new Value.Fields(ordered);
  }
}
