package dev.dhow.render;

import dev.dhow.event.Outcome;
import dev.dhow.plan.Action;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The output of builds: led by the service's name when several build, kept back when asked, and
/// then shown after all when the build fails.
final class BuildOutput {
  private static final int KEPT_LINES = 2000;

  private final boolean keepBack;
  private final Map<StepId, ArrayDeque<String>> kept = new HashMap<>();
  private boolean several;

  BuildOutput(boolean keepBack) {
    this.keepBack = keepBack;
  }

  void begin(Plan plan) {
    kept.clear();
    several =
        plan.steps().stream().filter(step -> step.action() instanceof Action.BuildImage).count()
            > 1;
  }

  /// The line as it is to be shown now; empty when it is kept back.
  Optional<String> add(Step step, String text) {
    var line = prefix(step) + SafeText.withoutSequences(text);
    if (!keepBack) {
      return Optional.of(line);
    }
    var lines = kept.computeIfAbsent(step.id(), _ -> new ArrayDeque<>());
    if (lines.size() == KEPT_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    return Optional.empty();
  }

  /// The last lines of a running build, oldest first.
  List<String> last(Step step, int count) {
    var lines = kept.getOrDefault(step.id(), new ArrayDeque<>());
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }

  /// What is to be shown of a build that has ended: all that was kept back if it failed.
  List<String> finish(Step step, Outcome outcome) {
    var lines = kept.remove(step.id());
    return lines != null && outcome instanceof Outcome.Failed ? List.copyOf(lines) : List.of();
  }

  private String prefix(Step step) {
    return several && step.service() != null ? SafeText.of(step.service().value()) + " | " : "";
  }
}
