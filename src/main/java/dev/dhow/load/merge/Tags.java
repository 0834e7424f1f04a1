package dev.dhow.load.merge;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;

/// The tags that say how a value merges. Compose Specification, *Merge*, *Reset value* and *Replace
/// value*.
public final class Tags {
  private static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";

  private Tags() {}

  static boolean isReset(YamlNode node) {
    return RESET.equals(node.tag());
  }

  static boolean isOverride(YamlNode node) {
    return OVERRIDE.equals(node.tag());
  }

  /// The finished document: without what was reset, and without tags.
  public static YamlMapping removeFrom(YamlMapping document) {
    var entries =
        document.entries().stream()
            .filter(entry -> !isReset(entry.value()))
            .map(entry -> new Entry(entry.key(), without(entry.value())))
            .toList();
    return new YamlMapping(entries, document.span());
  }

  private static YamlNode without(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> removeFrom(mapping);
      case YamlSequence sequence ->
          new YamlSequence(
              sequence.items().stream().filter(item -> !isReset(item)).map(Tags::without).toList(),
              sequence.span());
      case YamlScalar scalar ->
          new YamlScalar(scalar.text(), scalar.kind(), scalar.quoted(), scalar.span(), null);
    };
  }
}
