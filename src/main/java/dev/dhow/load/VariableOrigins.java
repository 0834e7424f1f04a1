package dev.dhow.load;

import dev.dhow.diagnostic.Explanation.Source;
import dev.dhow.diagnostic.Explanation.Variable;
import dev.dhow.load.interpolate.VariableUse;
import dev.dhow.load.interpolate.VariableUses;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the variables of a project get their values.
///
/// @param environment the names of those dhow was started with
/// @param files where each env file sets its own, the file that wins first
record VariableOrigins(Set<String> environment, List<Map<String, Span>> files) {

  VariableOrigins {
    environment = Set.copyOf(environment);
    files = List.copyOf(files);
  }

  List<Variable> of(YamlScalar written) {
    return VariableUses.in(written).values().stream()
        .filter(use -> !use.name().isEmpty())
        .map(this::origin)
        .toList();
  }

  private Variable origin(VariableUse use) {
    if (environment.contains(use.name())) {
      return new Variable(use.name(), Source.ENVIRONMENT, null);
    }
    var place = place(use.name());
    if (place != null) {
      return new Variable(use.name(), Source.ENV_FILE, place);
    }
    if (use.name().equals("COMPOSE_PROJECT_NAME")) {
      return new Variable(use.name(), Source.PROJECT, null);
    }
    var source = use.fallback().isEmpty() ? Source.NOTHING : Source.DEFAULT;
    return new Variable(use.name(), source, null);
  }

  @Nullable Span place(String name) {
    return files.stream()
        .filter(file -> file.containsKey(name))
        .map(file -> file.get(name))
        .findFirst()
        .orElse(null);
  }
}
