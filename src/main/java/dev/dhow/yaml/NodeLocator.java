package dev.dhow.yaml;

import dev.dhow.source.Span;
import org.jspecify.annotations.Nullable;

/// Finds the place of a thing in a document by its path, for stages that no longer see nodes.
public final class NodeLocator {
  private final YamlMapping root;

  public NodeLocator(YamlMapping root) {
    this.root = root;
  }

  /// The place of the last step that is there: the key of a mapping's value, or an item of a
  /// sequence by its number or its text.
  public Span at(String... path) {
    YamlNode node = root;
    var span = root.span();
    for (var step : path) {
      var entry = node instanceof YamlMapping mapping ? mapping.entry(step).orElse(null) : null;
      var item = node instanceof YamlSequence list ? item(list, step) : null;
      if (entry != null) {
        span = entry.key().span();
        node = entry.value();
      } else if (item != null) {
        span = item.span();
        node = item;
      } else {
        return span;
      }
    }
    return span;
  }

  /// Whether all keys of the path are there.
  public boolean has(String... path) {
    YamlNode node = root;
    for (var step : path) {
      var next = node instanceof YamlMapping mapping ? mapping.value(step).orElse(null) : null;
      if (next == null) {
        return false;
      }
      node = next;
    }
    return true;
  }

  /// Whether a section has a key, or is no mapping, so that nobody knows what it was meant to have.
  public boolean mayHave(String section, String key) {
    var found = root.value(section).orElse(null);
    return found instanceof YamlMapping mapping ? mapping.entry(key).isPresent() : found != null;
  }

  private static @Nullable YamlNode item(YamlSequence list, String step) {
    var numbered = numbered(list, step);
    return numbered == null || numbered instanceof YamlScalar
        ? byTextOrNumber(list, step)
        : numbered;
  }

  /// At once, as lists may be long; an item that is no text is meant by its number only.
  private static @Nullable YamlNode numbered(YamlSequence list, String step) {
    boolean number =
        step.length() < 10 && !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
    int index = number ? Integer.parseInt(step) : list.items().size();
    return index < list.items().size() ? list.items().get(index) : null;
  }

  private static @Nullable YamlNode byTextOrNumber(YamlSequence list, String step) {
    for (int i = 0; i < list.items().size(); i++) {
      var item = list.items().get(i);
      boolean named = item instanceof YamlScalar scalar && scalar.text().equals(step);
      if (named || step.equals(Integer.toString(i))) {
        return item;
      }
    }
    return null;
  }
}
