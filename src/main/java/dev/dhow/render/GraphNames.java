package dev.dhow.render;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Identifiers for diagram languages: letters, digits and underscores, led by what kind of thing it
/// is, so that no word of the language is hit. The same things get the same ones.
final class GraphNames {
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /// @param kind such as `service`
  String of(String kind, String name) {
    return given.computeIfAbsent(kind + "/" + name, _ -> free(kind, name));
  }

  private String free(String kind, String name) {
    var plain = kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
    var id = plain;
    for (var number = 2; !taken.add(id); number++) {
      id = plain + "_" + number;
    }
    return id;
  }
}
