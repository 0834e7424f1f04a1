package dev.dhow.yaml;

import java.util.ArrayList;
import java.util.List;

/// The way from a document's root to a node: keys, and [#ITEM] for any item of a sequence.
public record NodePath(List<String> steps) {

  /// Stands for an item of a sequence, whichever.
  public static final String ITEM = "[]";

  public static final NodePath ROOT = new NodePath(List.of());

  public NodePath {
    steps = List.copyOf(steps);
  }

  public static NodePath of(String... steps) {
    return new NodePath(List.of(steps));
  }

  /// The path of a mapping's value.
  public NodePath key(String key) {
    var longer = new ArrayList<>(steps);
    longer.add(key);
    return new NodePath(longer);
  }

  /// The path of a sequence's item.
  public NodePath item() {
    return key(ITEM);
  }

  /// As messages write it, such as `services.web.ports[]`.
  @Override
  public String toString() {
    return String.join(".", steps).replace("." + ITEM, ITEM);
  }
}
