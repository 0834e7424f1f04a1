package dev.dhow.load.explain;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.Comparator;
import java.util.Optional;

/// The way to a value as users write it: `services.web.ports[0].target`. A key with dots may be in
/// quotes, and need not when it is clear what is meant.
final class ValuePath {

  private ValuePath() {}

  /// @param path in the one form that all spellings of it have
  record Found(String path, YamlNode node) {}

  /// Empty when there is nothing at that path.
  static Optional<Found> find(YamlNode root, String path) {
    return find(new Found("", root), path);
  }

  private static Optional<Found> find(Found at, String rest) {
    if (rest.isEmpty()) {
      return Optional.of(at);
    }
    var step = rest.startsWith(".") ? rest.substring(1) : rest;
    return switch (at.node()) {
      case YamlMapping mapping -> inMapping(at, mapping, step);
      case YamlSequence list -> inList(at, list, step);
      case YamlScalar _ -> Optional.empty();
    };
  }

  private static Optional<Found> inMapping(Found at, YamlMapping mapping, String step) {
    return mapping.entries().stream()
        .sorted(Comparator.comparingInt((Entry entry) -> entry.name().length()).reversed())
        .flatMap(entry ->
            behind(step, entry.name()).stream()
                .flatMap(rest -> find(key(at, entry), rest).stream()))
        .findFirst();
  }

  static Found key(Found at, Entry entry) {
    var name = entry.name();
    var quoted = name.indexOf('.') < 0 && name.indexOf('[') < 0 ? name : '"' + name + '"';
    return new Found(at.path().isEmpty() ? quoted : at.path() + "." + quoted, entry.value());
  }

  static Found item(Found at, YamlSequence list, int index) {
    return new Found(at.path() + "[" + index + "]", list.items().get(index));
  }

  /// What follows a key at the start of a path; empty when the path starts otherwise.
  private static Optional<String> behind(String path, String key) {
    for (var spelling : new String[] {key, '"' + key + '"', "'" + key + "'"}) {
      if (path.startsWith(spelling)) {
        var rest = path.substring(spelling.length());
        if (rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[")) {
          return Optional.of(rest);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> inList(Found at, YamlSequence list, String step) {
    for (int i = 0; i < list.items().size(); i++) {
      for (var spelling : new String[] {"[" + i + "]", Integer.toString(i)}) {
        var rest = behind(step, spelling);
        if (rest.isPresent()) {
          return find(item(at, list, i), rest.get());
        }
      }
    }
    return Optional.empty();
  }
}
