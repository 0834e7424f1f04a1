package dev.dhow.yaml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way from a document's root to a node: keys, and [#ITEM] for any item of a sequence. A longer
/// path shares its beginning with the one it was made from, as there is one for each node.
public final class NodePath {

  /// Stands for an item of a sequence, whichever.
  public static final String ITEM = "[]";

  /// The step that is the name of a service, network and so on.
  private static final int NAME = 2;

  public static final NodePath ROOT = new NodePath(null, "");

  private final @Nullable NodePath parent;
  private final String step;
  private final int length;

  private NodePath(@Nullable NodePath parent, String step) {
    this.parent = parent;
    this.step = step;
    this.length = parent == null ? 0 : parent.length + 1;
  }

  public static NodePath of(String... steps) {
    var path = ROOT;
    for (var step : steps) {
      path = path.key(step);
    }
    return path;
  }

  /// The path of a mapping's value.
  public NodePath key(String key) {
    return new NodePath(this, key);
  }

  /// The path of a sequence's item.
  public NodePath item() {
    return key(ITEM);
  }

  /// How many steps it has.
  int length() {
    return length;
  }

  /// The last step; empty for the root.
  String step() {
    return step;
  }

  /// The path without its last step; null for the root.
  public @Nullable NodePath parent() {
    return parent;
  }

  /// Whether it differs at most in the name of the service, network and so on, so that the same
  /// rules hold for both.
  @SuppressWarnings("ReferenceEquality") // paths that share their beginning need not be compared
  public boolean isLike(NodePath other) {
    if (length != other.length) {
      return false;
    }
    @Nullable NodePath one = this;
    @Nullable NodePath two = other;
    while (one != null && two != null && one.length > 0) {
      if (one == two) {
        return true;
      }
      if (one.length != NAME && !one.step.equals(two.step)) {
        return false;
      }
      one = one.parent;
      two = two.parent;
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodePath path
        && length == path.length
        && step.equals(path.step)
        && Objects.equals(parent, path.parent);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(parent) + step.hashCode();
  }

  /// The last key, which is what messages are about.
  public String subject() {
    return step.equals(ITEM) && parent != null ? parent.subject() : step;
  }

  /// As messages write it, such as `services.web.ports[]`.
  @Override
  public String toString() {
    if (parent == null || parent.length == 0) {
      return step;
    }
    return parent + (step.equals(ITEM) ? "" : ".") + step;
  }
}
