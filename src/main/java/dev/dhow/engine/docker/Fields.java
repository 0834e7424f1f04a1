package dev.dhow.engine.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a request's body; a field without a value is left out.
record Fields(Map<String, Object> map) {

  Fields() {
    this(new LinkedHashMap<>());
  }

  void put(String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
