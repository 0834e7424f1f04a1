package dev.dhow.spec;

import dev.dhow.model.Value;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeMap;

/// Puts mappings whose keys are the user's own, such as `environment`, into the order in which
/// docker compose prints them as YAML. All others keep the order that the canonical form has.
final class OwnKeys {
  private static final Set<String> MAPPINGS =
      Set.of(
          "additional_contexts",
          "annotations",
          "args",
          "aux_addresses",
          "configs",
          "depends_on",
          "driver_opts",
          "environment",
          "labels",
          "models",
          "networks",
          "options",
          "secrets",
          "services",
          "storage_opt",
          "sysctls",
          "ulimits",
          "volumes");

  private OwnKeys() {}

  /// @param value a project or a part of one that the Compose language gives its keys
  static Value inOrder(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _, Value.Time _ ->
          value;
      case Value.Items(var items) -> new Value.Items(items.stream().map(OwnKeys::inOrder).toList());
      case Value.Fields fields -> part(fields);
    };
  }

  private static Value part(Value.Fields part) {
    var ordered = new LinkedHashMap<String, Value>();
    var extensions = new TreeMap<String, Value>(new YamlKeyOrder());
    part.values()
        .forEach((name, value) -> {
          if (name.startsWith("x-")) {
            extensions.put(name, sorted(value));
          } else {
            ordered.put(name, MAPPINGS.contains(name) ? mapping(value) : inOrder(value));
          }
        });
    ordered.putAll(extensions);
    return new Value.Fields(ordered);
  }

  private static Value mapping(Value value) {
    if (!(value instanceof Value.Fields(var fields))) {
      return inOrder(value);
    }
    var ordered = new TreeMap<String, Value>(new YamlKeyOrder());
    fields.forEach((name, each) -> ordered.put(name, inOrder(each)));
    return new Value.Fields(ordered);
  }

  /// Whatever is in an extension is the user's own.
  private static Value sorted(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _, Value.Time _ ->
          value;
      case Value.Items(var items) -> new Value.Items(items.stream().map(OwnKeys::sorted).toList());
      case Value.Fields(var fields) -> {
        var ordered = new TreeMap<String, Value>(new YamlKeyOrder());
        fields.forEach((name, each) -> ordered.put(name, sorted(each)));
        yield new Value.Fields(ordered);
      }
    };
  }
}
