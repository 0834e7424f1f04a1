package dev.dhow.plan;

import java.util.List;
import java.util.stream.Collectors;

/// Ends planning: what was asked for cannot be done on this engine as it is. Nothing was begun; all
/// problems that were found are in [#problems].
public final class PlanningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public PlanningException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /// One thing that stands in the way.
  ///
  /// @param hint what to do about it, as an imperative without a full stop
  public record Problem(String message, String hint) {}
}
