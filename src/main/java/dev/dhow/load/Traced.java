package dev.dhow.load;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers what gave way when documents were merged, by the place of what it gave way to, and the
/// env files of what was included.
final class Traced {
  private final Map<Span, List<YamlNode>> displaced = new HashMap<>();
  private final Map<Path, List<Path>> envFiles = new HashMap<>();

  Traces traces() {
    return new Traces(this::replaced, this::replaced, this::read);
  }

  private void replaced(YamlNode below, YamlNode above) {
    displaced.computeIfAbsent(above.span(), _ -> new ArrayList<>()).add(below);
  }

  /// A file that is read in several scopes has the first one's.
  private void read(Path file, Scope scope) {
    envFiles.putIfAbsent(file, scope.envFiles());
  }

  Map<Span, List<YamlNode>> displaced() {
    return displaced;
  }

  /// By file, the env files that hold for it besides the project's, the one that wins first.
  Map<Path, List<Path>> envFiles() {
    return envFiles;
  }
}
