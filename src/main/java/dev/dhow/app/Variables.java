package dev.dhow.app;

import dev.dhow.model.BooleanText;
import java.util.Map;
import java.util.Optional;

/// Environment variables and those of env files, as defaults of flags read them.
///
/// @param values by name
public record Variables(Map<String, String> values) {

  public Variables {
    values = Map.copyOf(values);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Whether a variable says yes.
  public boolean flag(String name) {
    return value(name).map(BooleanText::isTrue).orElse(false);
  }
}
