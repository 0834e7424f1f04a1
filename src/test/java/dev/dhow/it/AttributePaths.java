package dev.dhow.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The attributes of the language as the schema has them, such as `services.healthcheck.test`:
/// without the names that users give, and without the places of items in lists.
final class AttributePaths {
  private static final int DEEPEST = 12;
  private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

  private final JsonNode schema;
  private final SortedSet<String> found = new TreeSet<>();

  private AttributePaths(JsonNode schema) {
    this.schema = schema;
  }

  static SortedSet<String> all(JsonNode schema) {
    var paths = new AttributePaths(schema);
    paths.walk(schema, null, "", 0);
    return paths.found;
  }

  /// Those that a document uses.
  static SortedSet<String> used(JsonNode schema, YamlNode document) {
    var paths = new AttributePaths(schema);
    paths.walk(schema, document, "", 0);
    return paths.found;
  }

  /// @param node null for whatever the schema allows there
  private void walk(JsonNode unresolved, @Nullable YamlNode node, String path, int depth) {
    var part = resolved(unresolved);
    if (!part.isObject() || depth > DEEPEST) {
      return;
    }
    CHOICES.forEach(choice -> part.path(choice).forEach(each -> walk(each, node, path, depth + 1)));
    if (node == null) {
      walkAll(part, path, depth);
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(item -> walk(part.path("items"), item, path, depth + 1));
    } else if (node instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> walkEntry(part, entry.name(), entry.value(), path, depth));
    }
  }

  private void walkAll(JsonNode part, String path, int depth) {
    part.path("properties").properties().forEach(each -> walkProperty(each, null, path, depth));
    names(part).forEach(each -> walk(each.getValue(), null, path, depth + 1));
    walk(part.path("items"), null, path, depth + 1);
    walk(part.path("additionalProperties"), null, path, depth + 1);
  }

  private void walkEntry(JsonNode part, String key, YamlNode value, String path, int depth) {
    var property = part.path("properties").path(key);
    if (!property.isMissingNode()) {
      walkProperty(Map.entry(key, property), value, path, depth);
      return;
    }
    names(part).stream()
        .filter(each -> Pattern.compile(each.getKey()).matcher(key).find())
        .forEach(each -> walk(each.getValue(), value, path, depth + 1));
    walk(part.path("additionalProperties"), value, path, depth + 1);
  }

  private void walkProperty(
      Map.Entry<String, JsonNode> property, @Nullable YamlNode value, String path, int depth) {
    var inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
    found.add(inner);
    walk(property.getValue(), value, inner, depth + 1);
  }

  /// What is allowed under names that users give.
  private static List<Map.Entry<String, JsonNode>> names(JsonNode part) {
    return part.path("patternProperties").properties().stream()
        .filter(each -> !each.getKey().startsWith("^x-"))
        .toList();
  }

  private JsonNode resolved(JsonNode part) {
    var reference = part.path("$ref").asText();
    return reference.isEmpty() ? part : resolved(schema.at(reference.substring(1)));
  }
}
