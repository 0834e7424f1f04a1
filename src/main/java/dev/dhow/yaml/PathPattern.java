package dev.dhow.yaml;

import java.util.List;

/// A [NodePath] with wildcards, for tables of rules: `services.*.ports.[].target`.
public record PathPattern(List<String> steps) {
  static final String ANY = "*";

  public PathPattern {
    steps = List.copyOf(steps);
  }

  public static PathPattern parse(String text) {
    return new PathPattern(List.of(text.split("\\.", -1)));
  }

  /// Looks at the last step first, in which most paths differ.
  public boolean matches(NodePath path) {
    if (path.length() != steps.size()) {
      return false;
    }
    var rest = path;
    for (int i = steps.size() - 1; i >= 0 && rest != null; i--) {
      var step = steps.get(i);
      if (!step.equals(rest.step()) && !step.equals(ANY)) {
        return false;
      }
      rest = rest.parent();
    }
    return true;
  }
}
