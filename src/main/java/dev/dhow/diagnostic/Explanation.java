package dev.dhow.diagnostic;

import dev.dhow.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a value of a project comes from.
///
/// @param path of the value, such as `services.web.image`
/// @param value as it came out
/// @param origin where it is written; null when no file says it
/// @param reason where else it comes from, when no file says it; null for a default
/// @param variables those that were replaced in it, in the order in which they stand there
/// @param losers what was there before and gave way, the latest first
public record Explanation(
    String path,
    String value,
    @Nullable Span origin,
    @Nullable String reason,
    List<Variable> variables,
    List<Loser> losers) {

  public Explanation {
    variables = List.copyOf(variables);
    losers = List.copyOf(losers);
  }

  /// The same in the form in which it is shown.
  public Explanation showing(String path, String value) {
    return new Explanation(path, value, origin, reason, variables, losers);
  }

  /// The same with more that gave way, before all the rest.
  public Explanation withEarlier(List<Loser> earlier) {
    var all = new ArrayList<>(losers);
    all.addAll(earlier);
    return new Explanation(path, value, origin, reason, variables, all);
  }

  /// A value that gave way.
  public record Loser(String value, Span place) {}

  /// A variable that was replaced.
  ///
  /// @param place where an env file sets it; null unless one does
  /// @param losers where else it is set, and does not count
  public record Variable(
      String name, Source source, Use use, @Nullable Span place, List<Loser> losers) {

    public Variable {
      losers = List.copyOf(losers);
    }
  }

  /// Where a variable's value comes from.
  public enum Source {
    ENVIRONMENT("comes from the environment dhow was started in"),
    ENV_FILE("comes from an env file"),
    PROJECT("is the project's name"),
    SERVICE("stands in the service's environment"),
    NOTHING("is not set");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// What stands where a variable was.
  public enum Use {
    VALUE,
    /// What stands behind `-`, as the variable is not set, or is empty where that is as good.
    DEFAULT,
    /// What stands behind `+`, as the variable is set.
    ALTERNATE,
    /// Nothing, as something stands behind `+` and the variable is not set.
    NOTHING
  }
}
