package dev.dhow.load.explain;

import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the files say, by place.
final class Written {
  private static final Comparator<Position> ORDER =
      (one, other) -> {
        int lines = Integer.compare(one.line(), other.line());
        return lines != 0 ? lines : Integer.compare(one.column(), other.column());
      };

  private final Map<Span, YamlScalar> scalars = new HashMap<>();

  /// The same of each file, by where they begin.
  private final Map<String, NavigableMap<Position, YamlScalar>> byFile = new HashMap<>();

  private final Map<Span, YamlNode> others = new HashMap<>();
  private final Set<Span> items = new HashSet<>();

  Written(List<? extends YamlNode> written) {
    written.forEach(this::add);
  }

  private void add(YamlNode node) {
    switch (node) {
      case YamlScalar scalar -> {
        var span = scalar.span();
        scalars.put(span, scalar);
        byFile
            .computeIfAbsent(span.file().name(), _ -> new TreeMap<>(ORDER))
            .put(span.start(), scalar);
      }
      case YamlSequence list -> {
        others.put(list.span(), list);
        list.items().forEach(item -> items.add(item.span()));
        list.items().forEach(this::add);
      }
      case YamlMapping mapping -> {
        others.put(mapping.span(), mapping);
        mapping.entries().forEach(entry -> add(entry.value()));
      }
    }
  }

  /// The values that a value of the project was made of: the one at its place, or those within,
  /// where a key and its value were joined. Empty when the files say nothing there.
  List<YamlScalar> at(Span place) {
    var exact = scalars.get(place);
    if (exact != null) {
      return List.of(exact);
    }
    var near = byFile.get(place.file().name());
    if (near == null || others.containsKey(place)) {
      return List.of();
    }
    return near.subMap(place.start(), true, place.end(), true).values().stream()
        .filter(scalar -> ORDER.compare(scalar.span().end(), place.end()) <= 0)
        .toList();
  }

  /// The mapping or list at a place.
  Optional<YamlNode> other(Span place) {
    return Optional.ofNullable(others.get(place));
  }

  /// Whether a value is an item of a list.
  boolean isItem(YamlScalar scalar) {
    return items.contains(scalar.span());
  }
}
