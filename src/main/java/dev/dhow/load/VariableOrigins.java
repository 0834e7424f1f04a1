package dev.dhow.load;

import dev.dhow.diagnostic.Explanation.Source;
import dev.dhow.diagnostic.Explanation.Variable;
import dev.dhow.load.interpolate.VariableUse;
import dev.dhow.load.interpolate.VariableUses;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the variables of a project get their values.
///
/// @param environment the names of those dhow was started with
/// @param files where each env file sets its own, the file that wins first
/// @param included the same for the env files that hold for one file alone
record VariableOrigins(
    Set<String> environment,
    List<Map<String, Span>> files,
    Function<SourceFile, List<Map<String, Span>>> included) {

  VariableOrigins {
    environment = Set.copyOf(environment);
    files = List.copyOf(files);
  }

  /// @param file it stands in, as it was read for it
  List<Variable> of(YamlScalar written, SourceFile file) {
    return VariableUses.in(written).values().stream()
        .filter(use -> !use.name().isEmpty())
        .map(use -> origin(use, file))
        .toList();
  }

  private Variable origin(VariableUse use, SourceFile file) {
    if (environment.contains(use.name())) {
      return new Variable(use.name(), Source.ENVIRONMENT, null);
    }
    var place = place(use.name(), file);
    if (place != null) {
      return new Variable(use.name(), Source.ENV_FILE, place);
    }
    if (use.name().equals("COMPOSE_PROJECT_NAME")) {
      return new Variable(use.name(), Source.PROJECT, null);
    }
    var source = use.fallback().isEmpty() ? Source.NOTHING : Source.DEFAULT;
    return new Variable(use.name(), source, null);
  }

  private @Nullable Span place(String name, SourceFile file) {
    return Stream.concat(files.stream(), included.apply(file).stream())
        .filter(places -> places.containsKey(name))
        .map(places -> places.get(name))
        .findFirst()
        .orElse(null);
  }
}
