package dev.dhow.yaml;

import dev.dhow.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sequence (list) of nodes.
public record YamlSequence(List<YamlNode> items, Span span, @Nullable String tag)
    implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }

  public YamlSequence(List<YamlNode> items, Span span) {
    this(items, span, null);
  }

  /// The same sequence, same place and tag, with other items.
  public YamlSequence withItems(List<YamlNode> items) {
    return new YamlSequence(items, span, tag);
  }

  @Override
  public String kindText() {
    return "a list";
  }
}
