package dev.dhow.load.explain;

import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the files say, by place.
final class Written {
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  private final Map<Span, YamlScalar> scalars = new HashMap<>();
  private final Map<Span, YamlNode> others = new HashMap<>();

  Written(List<YamlMapping> documents) {
    documents.forEach(this::add);
  }

  private void add(YamlNode node) {
    switch (node) {
      case YamlScalar scalar -> scalars.put(scalar.span(), scalar);
      case YamlSequence list -> {
        others.put(list.span(), list);
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
    if (others.containsKey(place)) {
      return List.of();
    }
    var within = new ArrayList<YamlScalar>();
    scalars.forEach((span, scalar) -> {
      if (encloses(place, span)) {
        within.add(scalar);
      }
    });
    return within;
  }

  private static boolean encloses(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && ORDER.compare(outer.start(), inner.start()) <= 0
        && ORDER.compare(outer.end(), inner.end()) >= 0;
  }
}
