package dev.dhow.yaml;

import dev.dhow.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /// The same sequence with each item changed; itself when none of them is another.
  @SuppressWarnings("ReferenceEquality") // whether it is the same object, not what it says
  public YamlSequence withEach(UnaryOperator<YamlNode> change) {
    var changed = new ArrayList<YamlNode>(items.size());
    boolean same = true;
    for (var item : items) {
      var other = change.apply(item);
      same &= other == item;
      changed.add(other);
    }
    return same ? this : withItems(changed);
  }

  @Override
  public String kindText() {
    return "a list";
  }
}
