package dev.dhow.diagnostic;

import dev.dhow.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a value of a project comes from.
///
/// @param path of the value, such as `services.web.image`
/// @param value as it came out
/// @param origin where it is written; null when no file says it
/// @param variables those that were replaced in it
/// @param losers what was there before and gave way, the latest first
public record Explanation(
    String path,
    String value,
    @Nullable Span origin,
    List<Variable> variables,
    List<Loser> losers) {

  public Explanation {
    variables = List.copyOf(variables);
    losers = List.copyOf(losers);
  }

  public Explanation withLosers(List<Loser> others) {
    return new Explanation(path, value, origin, variables, others);
  }

  /// A value that gave way.
  public record Loser(String value, Span place) {}

  /// A variable that was replaced.
  ///
  /// @param place where an env file sets it; null unless one does
  public record Variable(String name, Source source, @Nullable Span place) {}

  /// Where a variable's value comes from.
  public enum Source {
    ENVIRONMENT("comes from the environment dhow was started in"),
    ENV_FILE("comes from an env file"),
    PROJECT("is the project's name"),
    DEFAULT("is not set, so that the default beside it counts"),
    NOTHING("is not set");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
