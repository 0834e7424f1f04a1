package dev.dhow.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a step failed, with what helps to understand it.
public class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;
  private final transient List<Fact> facts;

  /// Something that is known about a failure, such as the last lines of a container's output.
  public record Fact(String title, List<String> lines) {

    public Fact {
      lines = List.copyOf(lines);
    }
  }

  public StepFailedException(
      String message, @Nullable String hint, List<Fact> facts, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
    this.facts = List.copyOf(facts);
  }

  /// What failed, in a line. Engines put a heading above several things that are wrong, where the
  /// first of these tells more.
  public String brief() {
    var brief = new StringBuilder();
    for (var line : String.valueOf(getMessage()).lines().toList()) {
      brief.append(brief.isEmpty() ? "" : " ").append(line.strip());
      if (!line.stripTrailing().endsWith(":")) {
        break;
      }
    }
    return brief.toString();
  }

  /// What to do about it, as an imperative without a full stop; null when there is nothing to say.
  public final @Nullable String hint() {
    return hint;
  }

  public final List<Fact> facts() {
    return facts;
  }
}
