package dev.dhow.load;

import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Remembers what gave way when documents were merged, by the place of what it gave way to, and the
/// env files of what was included.
final class Traced {
  private final Map<Span, List<YamlNode>> displaced = new HashMap<>();
  private final List<YamlMapping> documents = new ArrayList<>();
  private final IdentityHashMap<SourceFile, List<Path>> envFiles = new IdentityHashMap<>();

  Traces traces() {
    return new Traces(this::replaced, this::replaced, this::read, documents::add);
  }

  private void replaced(YamlNode below, YamlNode above) {
    displaced.computeIfAbsent(above.span(), _ -> new ArrayList<>()).add(below);
  }

  private void read(SourceFile file, Scope scope) {
    envFiles.put(file, scope.envFiles());
  }

  /// The documents of all files, as they were written.
  List<YamlMapping> documents() {
    return documents;
  }

  Map<Span, List<YamlNode>> displaced() {
    return displaced;
  }

  /// The env files that hold for a file besides the project's, the one that wins first. A file that
  /// several scopes read is another one in each of them, whatever is in it.
  List<Path> envFiles(SourceFile file) {
    return envFiles.getOrDefault(file, List.of());
  }
}
