package dev.dhow.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Environment variables and those of env files, as defaults of flags read them.
///
/// @param values by name
public record Variables(Map<String, String> values) {
  private static final Set<String> TRUE = Set.of("1", "t", "true", "y");

  public Variables {
    values = Map.copyOf(values);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// Whether a variable says yes, in the ways docker compose understands.
  public boolean flag(String name) {
    return value(name).map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT))).orElse(false);
  }
}
