package dev.dhow.load;

import dev.dhow.diagnostic.Explanation.Loser;
import dev.dhow.diagnostic.Explanation.Source;
import dev.dhow.diagnostic.Explanation.Use;
import dev.dhow.diagnostic.Explanation.Variable;
import dev.dhow.load.interpolate.UsedVariables;
import dev.dhow.load.interpolate.UsedVariables.Used;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the variables of a project get their values.
///
/// @param environment the names of those dhow was started with
/// @param known what the variables in a file are
record VariableOrigins(Set<String> environment, Function<SourceFile, Known> known) {
  static final String PROJECT = "COMPOSE_PROJECT_NAME";

  /// What the variables in a file are.
  ///
  /// @param values by name
  /// @param files what each env file that holds for it sets, the one that wins first
  /// @param ofService those that a service sets itself, in whose env file they are used
  record Known(
      Map<String, String> values, List<Map<String, Setting>> files, Set<String> ofService) {

    Known {
      values = Map.copyOf(values);
      files = List.copyOf(files);
      ofService = Set.copyOf(ofService);
    }

    Known(Map<String, String> values, List<Map<String, Setting>> files) {
      this(values, files, Set.of());
    }
  }

  VariableOrigins {
    environment = Set.copyOf(environment);
  }

  /// Those that have a say in what a text becomes.
  ///
  /// @param file it stands in, as it was read for it
  List<Variable> of(YamlScalar written, SourceFile file) {
    if (written.kind() != YamlScalar.Kind.STRING) {
      return List.of();
    }
    var here = known.apply(file);
    return UsedVariables.in(written.text(), here.values()).stream()
        .map(used -> used.name().equals(PROJECT) ? ofProject(used) : origin(used, here, file))
        .distinct()
        .toList();
  }

  /// Where a variable comes from that is used as it is.
  ///
  /// @param files what each env file sets, the one that wins first
  Variable of(String name, List<Map<String, Setting>> files) {
    return origin(new Used(name, Use.VALUE), new Known(Map.of(), files), null);
  }

  private static Variable ofProject(Used used) {
    return new Variable(used.name(), Source.PROJECT, used.use(), null, List.of());
  }

  /// @param file which does not set a variable to itself
  private Variable origin(Used used, Known here, @Nullable SourceFile file) {
    var name = used.name();
    var said =
        here.files().stream()
            .filter(each -> each.containsKey(name))
            .map(each -> each.get(name))
            .filter(each -> !isTakenOver(each, name, file))
            .toList();
    boolean given = environment.contains(name);
    boolean ofService = !given && said.isEmpty() && here.ofService().contains(name);
    @Nullable Setting counts = given || said.isEmpty() ? null : said.getFirst();
    var source = counts == null ? Source.NOTHING : Source.ENV_FILE;
    if (given || ofService) {
      source = given ? Source.ENVIRONMENT : Source.SERVICE;
    }
    return new Variable(
        name,
        source,
        used.use(),
        counts == null ? null : counts.value().span(),
        said.stream()
            .skip(counts == null ? 0 : 1)
            .map(each -> new Loser(each.value().text(), each.value().span()))
            .toList());
  }

  /// Whether a line with nothing but a name has the value of the variable of that name.
  private static boolean isTakenOver(Setting setting, String name, @Nullable SourceFile file) {
    return setting.written().text().equals("${" + name + "}")
        && setting.value().span().file().equals(file);
  }
}
