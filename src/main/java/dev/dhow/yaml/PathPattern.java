package dev.dhow.yaml;

import java.util.List;

/// A [NodePath] with wildcards, for tables of rules: `services.*.ports.[].target`.
public record PathPattern(List<String> steps) {
  private static final String ANY = "*";

  public PathPattern {
    steps = List.copyOf(steps);
  }

  public static PathPattern parse(String text) {
    return new PathPattern(List.of(text.split("\\.", -1)));
  }

  public boolean matches(NodePath path) {
    if (path.steps().size() != steps.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (!step.equals(ANY) && !step.equals(path.steps().get(i))) {
        return false;
      }
    }
    return true;
  }
}
