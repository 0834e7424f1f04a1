package dev.dhow.app;

import dev.dhow.model.Value;
import dev.dhow.spec.YamlKeyOrder;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathTable;
import dev.dhow.yaml.Timestamps;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A document as values to print, with the keys of all mappings in order. In JSON docker compose
/// shows a list without items as null, but for those it has looked through for repeats and not made
/// anew since then.
final class ModelValues {
  private static final PathTable<Kept> STAY_LISTS = new PathTable<>();

  private enum Kept {
    ALWAYS,
    UNLESS_NORMALIZED
  }

  static {
    Stream.of(
            "networks.*.labels",
            "services.*.annotations",
            "services.*.build.labels",
            "services.*.build.tags",
            "services.*.cap_add",
            "services.*.cap_drop",
            "services.*.configs",
            "services.*.deploy.labels",
            "services.*.devices",
            "services.*.dns",
            "services.*.dns_opt",
            "services.*.dns_search",
            "services.*.env_file",
            "services.*.expose",
            "services.*.labels",
            "services.*.links",
            "services.*.networks.*.aliases",
            "services.*.networks.*.link_local_ips",
            "services.*.ports",
            "services.*.profiles",
            "services.*.secrets",
            "services.*.sysctls",
            "services.*.tmpfs",
            "services.*.volumes")
        .forEach(path -> STAY_LISTS.with(path, Kept.ALWAYS));
    Stream.of("services.*.build.args", "services.*.environment")
        .forEach(path -> STAY_LISTS.with(path, Kept.UNLESS_NORMALIZED));
  }

  private final Comparator<String> order;
  private final boolean json;
  private final boolean normalized;

  private ModelValues(boolean json, boolean normalized) {
    this.order = json ? Comparator.naturalOrder() : new YamlKeyOrder();
    this.json = json;
    this.normalized = normalized;
  }

  /// @param json whether keys are in the order of JSON, not in that of YAML
  /// @param normalized whether what the files leave out was filled in
  static Value of(YamlNode node, boolean json, boolean normalized) {
    return new ModelValues(json, normalized).value(node, NodePath.ROOT);
  }

  private Value value(YamlNode node, NodePath path) {
    return switch (node) {
      case YamlMapping mapping -> {
        var fields = new TreeMap<String, Value>(order);
        for (var entry : mapping.entries()) {
          fields.put(entry.name(), value(entry.value(), path.key(entry.name())));
        }
        yield new Value.Fields(fields);
      }
      case YamlSequence list when json && list.items().isEmpty() && !staysList(path) ->
          new Value.Null();
      case YamlSequence list ->
          new Value.Items(list.items().stream().map(item -> value(item, path.item())).toList());
      case YamlScalar scalar -> scalar(scalar);
    };
  }

  private boolean staysList(NodePath path) {
    return STAY_LISTS.find(path).filter(kept -> kept == Kept.ALWAYS || !normalized).isPresent();
  }

  private static Value scalar(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING ->
          Timestamps.of(scalar)
              .<Value>map(Value.Time::new)
              .orElseGet(() -> Value.text(scalar.text()));
      case INTEGER -> new Value.Int(new BigInteger(scalar.text()));
      case FLOAT -> real(scalar.text());
      case BOOLEAN -> new Value.Bool(Boolean.parseBoolean(scalar.text()));
      case NULL -> new Value.Null();
    };
  }

  private static Value real(String text) {
    return new Value.Real(
        switch (text) {
          case "+Inf" -> Double.POSITIVE_INFINITY;
          case "-Inf" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(text);
        });
  }
}
