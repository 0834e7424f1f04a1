package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.load.include.Inclusion;
import dev.dhow.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an included project: its files, in a scope with its own directory and env files.
final class Includer {
  private static final String ENV_FILE = ".env";
  private static final int DEEPEST = 100;

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
    if (paths.size() < inclusion.paths().size()
        || isCycle(paths, inclusion)
        || isTooDeep(inclusion)) {
      return Optional.empty();
    }
    var directory = directory(inclusion, paths.getFirst());
    var envFiles = envFiles(inclusion, directory);
    var variables = variables(envFiles);
    var own = envFiles.stream().map(EnvFiles.Named::path).toList().reversed();
    var inner =
        scope.including(includer(inclusion), existing(directory, inclusion), variables, own);
    var documents = new ArrayList<YamlMapping>();
    for (int i = 0; i < paths.size(); i++) {
      documents.addAll(means.documents().read(paths.get(i), inclusion.paths().get(i).span()));
    }
    documents.forEach(document -> means.traces().scopes().accept(document.span().file(), inner));
    return documents.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assembly(inner, means).included(documents));
  }

  /// Whether a file would include itself. What else is read with it does not matter: a file may be
  /// included by one that it is put on top of.
  private boolean isCycle(List<Path> paths, Inclusion inclusion) {
    var chain = new ArrayList<>(scope.files());
    chain.add(includer(inclusion));
    for (int i = 0; i < paths.size(); i++) {
      var name = name(paths.get(i));
      int loop = chain.indexOf(name);
      if (loop >= 0) {
        var names = new ArrayList<>(chain.subList(loop, chain.size()));
        names.add(name);
        report(
            Diagnostic.error(
                    Code.INCLUDE_CYCLE,
                    inclusion.paths().get(i).span(),
                    "files include each other in a circle: " + String.join(" → ", names))
                .withHint("put what they share into a file that includes none of them"));
        return true;
      }
    }
    return false;
  }

  private static String includer(Inclusion inclusion) {
    return inclusion.paths().getFirst().span().file().name();
  }

  private boolean isTooDeep(Inclusion inclusion) {
    boolean tooDeep = scope.depth() == DEEPEST;
    if (tooDeep) {
      report(
          Diagnostic.error(
                  Code.YAML_LIMIT,
                  inclusion.paths().getFirst().span(),
                  "more than %d files include each other in a row".formatted(DEEPEST))
              .withHint("include them from one file"));
    }
    return tooDeep;
  }

  private Path directory(Inclusion inclusion, Path file) {
    var written = inclusion.directory();
    if (written != null && written.text().indexOf('\0') < 0) {
      return scope.resolve(written.text());
    }
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  /// Docker compose takes the parent of a relative project directory that is not there.
  private Path existing(Path directory, Inclusion inclusion) {
    var written = inclusion.directory();
    boolean missing =
        written != null
            && !written.text().startsWith("/")
            && !written.text().endsWith("/")
            && !means.sources().isFolder(directory);
    return missing ? Optional.ofNullable(directory.getParent()).orElse(directory) : directory;
  }

  /// Those that were asked for, with the places where they are named, or else the one that is
  /// there.
  private List<EnvFiles.Named> envFiles(Inclusion inclusion, Path directory) {
    var files = new ArrayList<EnvFiles.Named>();
    if (inclusion.envFiles().isEmpty()) {
      var file = directory.resolve(ENV_FILE);
      if (means.sources().exists(file) && !means.sources().isFolder(file)) {
        files.add(new EnvFiles.Named(file, null));
      }
    }
    for (var written : inclusion.envFiles()) {
      var path = means.documents().path(written).map(scope::resolve);
      path.ifPresent(file -> files.add(new EnvFiles.Named(file, written.span())));
    }
    return files;
  }

  /// The variables of the including document win over those of the env files.
  private Map<String, String> variables(List<EnvFiles.Named> files) {
    var envFiles = new EnvFiles(scope.variables(), means.sources(), means.envFileParser());
    envFiles.addNamed(files);
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
