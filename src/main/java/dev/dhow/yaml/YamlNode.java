package dev.dhow.yaml;

import dev.dhow.source.Span;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML document that knows where it was written.
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  Span span();

  /// A custom tag such as `!reset` or `!override`; null for the usual ones.
  @Nullable String tag();

  /// How many nodes it is made of, itself included.
  default long weight() {
    return switch (this) {
      case YamlScalar _ -> 1;
      case YamlSequence list -> 1 + list.items().stream().mapToLong(YamlNode::weight).sum();
      case YamlMapping mapping -> {
        long weight = 1;
        for (var entry : mapping.entries()) {
          weight += 1 + entry.value().weight();
        }
        yield weight;
      }
    };
  }

  /// What messages call it: `a mapping`, `a list`, `a string` …
  String kindText();
}
