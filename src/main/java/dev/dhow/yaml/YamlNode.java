package dev.dhow.yaml;

import dev.dhow.source.Span;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML document that knows where it was written.
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  Span span();

  /// A custom tag such as `!reset` or `!override`; null for the usual ones.
  @Nullable String tag();

  /// What messages call it: `a mapping`, `a list`, `a string` …
  String kindText();
}
