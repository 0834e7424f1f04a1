package dev.dhow.load;

import dev.dhow.load.merge.MergeListener;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers what gave way when documents were merged, by the place of what it gave way to, what
/// was taken away, and the scopes of what was included.
final class Traced implements MergeListener {
  private final Map<Span, List<YamlNode>> displaced = new HashMap<>();
  private final Map<String, Removed> removed = new HashMap<>();
  private final List<YamlMapping> documents = new ArrayList<>();
  private final IdentityHashMap<SourceFile, Scope> scopes = new IdentityHashMap<>();

  /// What stood at a path and was taken away.
  ///
  /// @param by the `!reset`
  record Removed(YamlNode below, Span by) {}

  Traces traces() {
    return new Traces(this, this::replaced, scopes::put, documents::add);
  }

  @Override
  public void replaced(YamlNode below, YamlNode above) {
    displaced.computeIfAbsent(above.span(), _ -> new ArrayList<>()).add(below);
  }

  @Override
  public void removed(NodePath path, YamlNode below, YamlNode by) {
    removed.put(path.toString(), new Removed(below, by.span()));
  }

  /// The documents of all files, as they were written.
  List<YamlMapping> documents() {
    return documents;
  }

  Map<Span, List<YamlNode>> displaced() {
    return displaced;
  }

  /// What was taken away, by its path.
  Map<String, Removed> removed() {
    return removed;
  }

  /// What a file was read with; null for those of the project itself. A file that several scopes
  /// read is another one in each of them, whatever is in it.
  @Nullable Scope scope(SourceFile file) {
    return scopes.get(file);
  }
}
