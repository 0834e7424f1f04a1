package dev.dhow.app;

import dev.dhow.model.BooleanText;
import java.util.ArrayList;
import java.util.List;
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
    return flag(name, false);
  }

  /// @param unset what holds when it is not set
  public boolean flag(String name, boolean unset) {
    return value(name).map(BooleanText::isTrue).orElse(unset);
  }

  /// What a process is given by flags: a name alone stands for the variable here; one that has no
  /// value is left out.
  ///
  /// @param given `NAME=VALUE` or `NAME`
  List<String> given(List<String> given) {
    var environment = new ArrayList<String>();
    for (var entry : given) {
      int equals = entry.indexOf('=');
      if (equals == 0 || entry.isEmpty()) {
        throw new UsageException(
            "`%s` is no environment variable".formatted(entry), "write --env NAME=VALUE");
      }
      if (equals > 0) {
        environment.add(entry);
      } else {
        value(entry).ifPresent(value -> environment.add(entry + "=" + value));
      }
    }
    return environment;
  }
}
