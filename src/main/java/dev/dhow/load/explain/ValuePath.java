package dev.dhow.load.explain;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The way to a value as users write it: `services.web.ports[0].target`. A key with dots may be in
/// quotes, and need not when it is clear what is meant.
public final class ValuePath {

  private ValuePath() {}

  /// @param path in the one form that all spellings of it have
  record Found(String path, YamlNode node) {}

  /// How far a path leads.
  ///
  /// @param around the places of the mappings and lists on the way, the innermost first
  /// @param rest what leads nowhere; empty when it leads to the end
  record Reached(Found at, List<Span> around, String rest) {}

  /// Keys as a path.
  public static String of(String... keys) {
    var path = "";
    for (var key : keys) {
      path = key(path, key);
    }
    return path;
  }

  /// Follows a path as far as it leads.
  static Reached follow(YamlNode root, String path) {
    return follow(new Found("", root), List.of(), path);
  }

  private static Reached follow(Found at, List<Span> around, String rest) {
    if (rest.isEmpty()) {
      return new Reached(at, around, "");
    }
    var inner = within(at.node(), around);
    var step = rest.startsWith(".") ? rest.substring(1) : rest;
    var ways =
        switch (at.node()) {
          case YamlMapping mapping -> inMapping(at, mapping, inner, step);
          case YamlSequence list -> inList(at, list, inner, step);
          case YamlScalar _ -> Stream.<Reached>empty();
        };
    return ways.min((one, other) -> Integer.compare(one.rest().length(), other.rest().length()))
        .orElse(new Reached(at, around, step));
  }

  private static Stream<Reached> inMapping(
      Found at, YamlMapping mapping, List<Span> inner, String step) {
    return mapping.entries().stream()
        .sorted((one, other) -> Integer.compare(other.name().length(), one.name().length()))
        .flatMap(entry ->
            behind(step, entry.name()).map(rest -> follow(key(at, entry), inner, rest)).stream());
  }

  private static Stream<Reached> inList(
      Found at, YamlSequence list, List<Span> inner, String step) {
    return IntStream.range(0, list.items().size())
        .boxed()
        .flatMap(i ->
            behind(step, "[" + i + "]")
                .or(() -> behind(step, i.toString()))
                .map(rest -> follow(item(at, list, i), inner, rest))
                .stream());
  }

  /// The places around what is in a mapping or list.
  static List<Span> within(YamlNode node, List<Span> around) {
    var places = new ArrayList<Span>();
    places.add(node.span());
    places.addAll(around);
    return places;
  }

  static Found key(Found at, Entry entry) {
    return new Found(key(at.path(), entry.name()), entry.value());
  }

  /// The path of what stands behind a key.
  public static String key(String path, String name) {
    var quoted = name.indexOf('.') < 0 && name.indexOf('[') < 0 ? name : '"' + name + '"';
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  static Found item(Found at, YamlSequence list, int index) {
    return new Found(item(at.path(), index), list.items().get(index));
  }

  /// The path of an item of a list.
  public static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  /// Whether a path is the same as another one, or leads on from it.
  public static boolean isWithin(String path, String outer) {
    return outer.isEmpty()
        || path.equals(outer)
        || path.startsWith(outer + ".")
        || path.startsWith(outer + "[");
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

  /// The first key that a path names.
  static String first(String path) {
    if (path.startsWith("\"") || path.startsWith("'")) {
      int end = path.indexOf(path.charAt(0), 1);
      return end < 0 ? path.substring(1) : path.substring(1, end);
    }
    int end = 0;
    while (end < path.length() && ".[".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    return path.substring(0, end);
  }
}
