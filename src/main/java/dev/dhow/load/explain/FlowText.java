package dev.dhow.load.explain;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;

/// A value on one line, shortened where it is long.
final class FlowText {
  private static final int LONGEST = 80;

  private FlowText() {}

  static String of(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return text(scalar);
    }
    var out = new StringBuilder();
    append(node, out);
    return out.length() > LONGEST ? out.substring(0, LONGEST) + "…" : out.toString();
  }

  private static String text(YamlScalar scalar) {
    return scalar.isNull() ? "null" : scalar.text();
  }

  private static void append(YamlNode node, StringBuilder out) {
    if (out.length() > LONGEST) {
      return;
    }
    switch (node) {
      case YamlScalar scalar -> out.append(text(scalar));
      case YamlSequence list -> {
        out.append('[');
        var separator = "";
        for (var item : list.items()) {
          out.append(separator);
          append(item, out);
          separator = ", ";
        }
        out.append(']');
      }
      case YamlMapping mapping -> {
        out.append('{');
        var separator = "";
        for (var entry : mapping.entries()) {
          out.append(separator).append(entry.name()).append(": ");
          append(entry.value(), out);
          separator = ", ";
        }
        out.append('}');
      }
    }
  }
}
