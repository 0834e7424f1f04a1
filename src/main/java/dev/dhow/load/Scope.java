package dev.dhow.load;

import dev.dhow.load.canonical.Extent;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.model.ProjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the files of a project, or of one that it includes, are read with.
///
/// @param directory absolute; what relative paths in the files are relative to
/// @param home what `~` stands for; null when not known
/// @param variables those that files can use
/// @param files names of those whose includes led here, each included by the one before
/// @param depth how many includes led here
/// @param envFiles those of the includes that led here, the one that wins first
record Scope(
    ProjectName name,
    Path directory,
    @Nullable Path home,
    Map<String, String> variables,
    List<String> files,
    int depth,
    List<Path> envFiles) {

  Scope {
    variables = Map.copyOf(variables);
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
  }

  static Scope of(NamedWorkspace workspace) {
    return of(workspace, workspace.variables());
  }

  /// For documents whose variables stay as they are: there are none but the project's name, as in
  /// docker compose.
  static Scope asWritten(NamedWorkspace workspace) {
    return of(workspace, Map.of("COMPOSE_PROJECT_NAME", workspace.name().value()));
  }

  private static Scope of(NamedWorkspace workspace, Map<String, String> variables) {
    var home = workspace.variables().getOrDefault("HOME", "");
    return new Scope(
        workspace.name(),
        workspace.workspace().directory(),
        home.isEmpty() ? null : Path.of(home),
        variables,
        List.of(),
        0,
        List.of());
  }

  /// The scope of a project that is included here.
  ///
  /// @param file the name of the one that includes it
  /// @param own its env files, the one that wins first
  Scope including(String file, Path directory, Map<String, String> variables, List<Path> own) {
    var longer = new ArrayList<>(files);
    longer.add(file);
    var all = new ArrayList<>(envFiles);
    all.addAll(own);
    return new Scope(name, directory, home, variables, longer, depth + 1, all);
  }

  /// The absolute path that a path written in one of the files stands for.
  Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  Surroundings surroundings(Extent extent) {
    return new Surroundings(name, directory, home, variables, extent);
  }

  /// For documents whose keys without a value do not get one yet.
  Surroundings surroundings(Path directory, Extent extent) {
    return new Surroundings(name, directory, home, Map.of(), extent);
  }
}
