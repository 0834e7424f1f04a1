package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.load.include.Inclusion;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an included project: its files, in a scope with its own directory and env files.
final class Includer {
  private static final String ENV_FILE = ".env";

  private final Scope scope;
  private final Assembly.Means means;

  /// @param scope of the document that includes
  Includer(Scope scope, Assembly.Means means) {
    this.scope = scope;
    this.means = means;
  }

  /// What the project defines; empty when it cannot be read, which is reported.
  Optional<YamlMapping> read(Inclusion inclusion) {
    var paths = new ArrayList<Path>();
    for (var written : inclusion.paths()) {
      means.documents().path(written).map(scope::resolve).ifPresent(paths::add);
    }
    if (paths.size() < inclusion.paths().size() || isCycle(paths.getFirst(), inclusion)) {
      return Optional.empty();
    }
    var directory = directory(inclusion, paths.getFirst());
    var inner = scope.including(paths.getFirst(), directory, variables(inclusion, directory));
    var documents = new ArrayList<YamlMapping>();
    for (int i = 0; i < paths.size(); i++) {
      documents.addAll(means.documents().read(paths.get(i), inclusion.paths().get(i).span()));
    }
    return documents.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assembly(inner, means).included(documents));
  }

  private boolean isCycle(Path file, Inclusion inclusion) {
    int loop = scope.files().indexOf(file);
    if (loop >= 0) {
      var names = new ArrayList<String>();
      scope.files().subList(loop, scope.files().size()).forEach(each -> names.add(name(each)));
      names.add(name(file));
      report(
          Diagnostic.error(
                  Code.INCLUDE_CYCLE,
                  inclusion.paths().getFirst().span(),
                  "files include each other in a circle: " + String.join(" → ", names))
              .withHint("put what they share into a file that includes none of them"));
    }
    return loop >= 0;
  }

  private Path directory(Inclusion inclusion, Path file) {
    var written = inclusion.directory();
    if (written != null && written.text().indexOf('\0') < 0) {
      return scope.resolve(written.text());
    }
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  /// The variables of the including document win over those of the env files.
  private Map<String, String> variables(Inclusion inclusion, Path directory) {
    var envFiles = new EnvFiles(scope.variables(), means.sources(), means.envFileParser());
    if (inclusion.envFiles().isEmpty()) {
      var file = directory.resolve(ENV_FILE);
      boolean wanted = means.sources().exists(file) && !means.sources().isFolder(file);
      envFiles.add(wanted ? List.of(file) : List.of());
    }
    var given = new LinkedHashMap<Path, Span>();
    for (var written : inclusion.envFiles()) {
      var path = means.documents().path(written).map(scope::resolve);
      path.ifPresent(file -> given.put(file, written.span()));
    }
    envFiles.add(List.copyOf(given.keySet()), given);
    return envFiles.variables();
  }

  private String name(Path file) {
    return means.sources().name(file);
  }

  private void report(Diagnostic diagnostic) {
    means
        .reports()
        .of(found -> {
          found.add(diagnostic);
          return found;
        });
  }
}
