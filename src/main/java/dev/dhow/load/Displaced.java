package dev.dhow.load;

import dev.dhow.load.merge.MergeListener;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers what gave way when documents were merged, by the place of what it gave way to.
final class Displaced implements MergeListener {
  private final Map<Span, List<YamlNode>> all = new HashMap<>();

  @Override
  public void replaced(YamlNode below, YamlNode above) {
    all.computeIfAbsent(above.span(), _ -> new ArrayList<>()).add(below);
  }

  Map<Span, List<YamlNode>> all() {
    return all;
  }
}
