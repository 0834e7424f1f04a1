package dev.dhow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.spec.YamlKeyOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Nodes as golden files show them: the values as YAML, or one node a line with its place.
public final class YamlTreeText {
  private YamlTreeText() {}

  /// The values alone, as they would be written.
  public static String values(YamlNode node) {
    return YamlWriter.write(value(node, false));
  }

  /// The values alone, keys in the order of printing.
  public static String sortedValues(YamlNode node) {
    return YamlWriter.write(value(node, true));
  }

  /// The one document of a text without mistakes.
  public static YamlNode parse(String text) {
    var diagnostics = new Diagnostics();
    var file = new SourceFile("text.yaml", text);
    var documents = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    assertThat(documents).hasSize(1);
    return documents.getFirst();
  }

  private static @Nullable Object value(YamlNode node, boolean sorted) {
    return switch (node) {
      case YamlMapping mapping -> {
        Map<String, @Nullable Object> values =
            sorted ? new TreeMap<>(new YamlKeyOrder()) : new LinkedHashMap<>();
        mapping.entries().forEach(entry -> values.put(entry.name(), value(entry.value(), sorted)));
        yield values;
      }
      case YamlSequence sequence -> {
        var values = new ArrayList<@Nullable Object>();
        sequence.items().forEach(item -> values.add(value(item, sorted)));
        yield values;
      }
      case YamlScalar scalar -> scalarValue(scalar);
    };
  }

  private static @Nullable Object scalarValue(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING -> scalar.text();
      case INTEGER -> new BigInteger(scalar.text());
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
