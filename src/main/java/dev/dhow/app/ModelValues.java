package dev.dhow.app;

import dev.dhow.model.Value;
import dev.dhow.spec.YamlKeyOrder;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.TreeMap;

/// A document as values to print, with the keys of all mappings in order.
final class ModelValues {
  private final Comparator<String> order;
  private final boolean json;

  private ModelValues(boolean json) {
    this.order = json ? Comparator.naturalOrder() : new YamlKeyOrder();
    this.json = json;
  }

  /// @param json whether keys are in the order of JSON, not in that of YAML
  static Value of(YamlNode node, boolean json) {
    return new ModelValues(json).value(node);
  }

  private Value value(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        var fields = new TreeMap<String, Value>(order);
        mapping.entries().forEach(entry -> fields.put(entry.name(), value(entry)));
        yield new Value.Fields(fields);
      }
      case YamlSequence list -> new Value.Items(list.items().stream().map(this::value).toList());
      case YamlScalar scalar -> scalar(scalar);
    };
  }

  private Value value(YamlMapping.Entry entry) {
    var value = value(entry.value());
    return json && entry.name().startsWith("x-") ? value.withNullForEmptyLists() : value;
  }

  private static Value scalar(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> Value.text(scalar.text());
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
