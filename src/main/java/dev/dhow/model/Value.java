package dev.dhow.model;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A JSON-like value: the contents of `x-*` extensions, and the canonical form of a project before
/// it is written as JSON or YAML.
public sealed interface Value {

  record Null() implements Value {}

  record Bool(boolean value) implements Value {}

  record Int(BigInteger value) implements Value {

    public Int(long value) {
      this(BigInteger.valueOf(value));
    }
  }

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /// What YAML 1.1 takes an unquoted date for.
  record Time(OffsetDateTime value) implements Value {

    /// As RFC 3339 has it, with as many digits of the second as are needed.
    public String text() {
      return value.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
  }

  record Items(List<Value> values) implements Value {

    public Items {
      values = List.copyOf(values);
    }
  }

  /// Entries in the order they are to be written.
  record Fields(SequencedMap<String, Value> values) implements Value {

    public Fields {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
  }

  /// This value with null for each list without items, as docker compose writes extensions in JSON.
  default Value withNullForEmptyLists() {
    return switch (this) {
      case Null _, Bool _, Int _, Real _, Text _, Time _ -> this;
      case Items(var items) when items.isEmpty() -> new Null();
      case Items(var items) -> new Items(items.stream().map(Value::withNullForEmptyLists).toList());
      case Fields(var fields) -> {
        var changed = new LinkedHashMap<>(fields);
        changed.replaceAll((_, value) -> value.withNullForEmptyLists());
        yield new Fields(changed);
      }
    };
  }

  static Value text(String value) {
    return new Text(value);
  }

  /// A list of texts.
  static Value texts(Iterable<String> values) {
    var items = new ArrayList<Value>();
    values.forEach(value -> items.add(new Text(value)));
    return new Items(items);
  }
}
