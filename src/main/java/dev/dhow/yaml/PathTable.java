package dev.dhow.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table of rules by [PathPattern], of which the first that matches a path counts. They are found
/// by the last step, in which most paths differ, as every node of a document is asked for.
public final class PathTable<T> {

  private record Rule<T>(PathPattern pattern, int place, T value) {}

  private final Map<String, List<Rule<T>>> byLastStep = new HashMap<>();
  private int size;

  /// @param pattern such as `services.*.ports.[].target`
  public PathTable<T> with(String pattern, T value) {
    var parsed = PathPattern.parse(pattern);
    byLastStep
        .computeIfAbsent(parsed.steps().getLast(), _ -> new ArrayList<>())
        .add(new Rule<>(parsed, size, value));
    size++;
    return this;
  }

  public Optional<T> find(NodePath path) {
    var exact = first(path.step(), path);
    var any = first(PathPattern.ANY, path);
    if (exact == null || any == null) {
      return Optional.ofNullable(exact == null ? any : exact).map(Rule::value);
    }
    return Optional.of(exact.place() < any.place() ? exact.value() : any.value());
  }

  private @Nullable Rule<T> first(String lastStep, NodePath path) {
    for (var rule : byLastStep.getOrDefault(lastStep, List.of())) {
      if (rule.pattern().matches(path)) {
        return rule;
      }
    }
    return null;
  }
}
