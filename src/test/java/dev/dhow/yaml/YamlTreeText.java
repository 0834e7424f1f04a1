package dev.dhow.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes as golden files show them: the values as YAML, or one node a line with its place.
public final class YamlTreeText {
  private YamlTreeText() {}

  /// The values alone, as they would be written.
  public static String values(YamlNode node) {
    return YamlWriter.write(value(node));
  }

  private static @Nullable Object value(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        var values = new LinkedHashMap<String, @Nullable Object>();
        mapping.entries().forEach(entry -> values.put(entry.name(), value(entry.value())));
        yield values;
      }
      case YamlSequence sequence -> {
        var values = new ArrayList<@Nullable Object>();
        sequence.items().forEach(item -> values.add(value(item)));
        yield values;
      }
      case YamlScalar scalar -> scalarValue(scalar);
    };
  }

  private static @Nullable Object scalarValue(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> scalar.text();
      case INTEGER -> new java.math.BigInteger(scalar.text());
      case FLOAT ->
          switch (scalar.text()) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(scalar.text());
          };
      case BOOLEAN -> Boolean.valueOf(scalar.text());
      case NULL -> null;
    };
  }

  /// One line for each scalar: path, kind, text and place.
  public static String places(YamlNode node) {
    var lines = new ArrayList<String>();
    addPlaces(node, NodePath.ROOT, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void addPlaces(YamlNode node, NodePath path, List<String> lines) {
    var tag = node.tag() == null ? "" : " " + node.tag();
    var at = " " + node.span() + "-" + node.span().end() + tag;
    switch (node) {
      case YamlMapping mapping -> {
        lines.add(path + " {}" + at);
        mapping.entries().forEach(entry -> addPlaces(entry.value(), path.key(entry.name()), lines));
      }
      case YamlSequence sequence -> {
        lines.add(path + " []" + at);
        sequence.items().forEach(item -> addPlaces(item, path.item(), lines));
      }
      case YamlScalar scalar ->
          lines.add(path + " " + scalar.kind() + " \"" + scalar.text() + "\"" + at);
    }
  }
}
