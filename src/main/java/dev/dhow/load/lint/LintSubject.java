package dev.dhow.load.lint;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What `lint` looks at.
///
/// @param project with the services that are enabled
/// @param document the project's files merged and in canonical form, with all services
/// @param written the files as they were written, variables not replaced
/// @param variables the environment and what the env files say
/// @param exists whether there is something at a path of this machine
public record LintSubject(
    Project project,
    YamlMapping document,
    List<YamlMapping> written,
    Map<String, String> variables,
    Predicate<Path> exists) {

  public LintSubject {
    written = List.copyOf(written);
    variables = Map.copyOf(variables);
  }

  /// The enabled services by name.
  SortedMap<String, YamlMapping> services() {
    var services = allServices();
    services.keySet().removeIf(name -> !project.services().containsKey(new ServiceName(name)));
    return services;
  }

  /// All services by name, whether enabled or not.
  SortedMap<String, YamlMapping> allServices() {
    return mappings(document, "services");
  }

  /// The place of a part of the canonical document. See [NodeLocator].
  Span place(String... path) {
    return new NodeLocator(document).at(path);
  }

  /// The mappings in a mapping, by key.
  static SortedMap<String, YamlMapping> mappings(YamlMapping parent, String key) {
    var found = new TreeMap<String, YamlMapping>();
    for (var entry : entries(parent, key)) {
      if (entry.value() instanceof YamlMapping mapping) {
        found.put(entry.name(), mapping);
      }
    }
    return found;
  }

  /// The entries of a mapping in a mapping; none when it is not there.
  static List<Entry> entries(YamlMapping parent, String key) {
    return parent.value(key).orElse(null) instanceof YamlMapping mapping
        ? mapping.entries()
        : List.of();
  }

  /// The items of a list in a mapping; none when it is not there.
  static List<YamlNode> items(YamlMapping parent, String key) {
    return parent.value(key).orElse(null) instanceof YamlSequence list ? list.items() : List.of();
  }

  /// What the items of a list name, in short form or as their `source`.
  static List<String> sources(YamlMapping parent, String key) {
    return items(parent, key).stream()
        .map(item -> item instanceof YamlMapping mapping ? text(mapping, "source") : text(item))
        .toList();
  }

  /// A value as text; empty when it is not there.
  static String text(YamlMapping parent, String key) {
    return parent.value(key).map(LintSubject::text).orElse("");
  }

  static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  static boolean isTrue(YamlMapping parent, String key) {
    return text(parent, key).equals("true");
  }
}
