package dev.dhow.render;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.diagnostic.Explanation.Variable;
import dev.dhow.source.Span;
import dev.dhow.spec.Json;
import java.util.List;

/// Where values come from, for people: the value, the line it is written in, and what had a say in
/// it.
///
/// ```
/// services.web.image: nginx:1.29
///  --> compose.override.yaml:3:12
///   |
/// 3 |     image: nginx:${TAG}
///   |            ^^^^^^^^^^^^
///   `TAG` comes from an env file: .env:1:1
///   instead of `nginx:1.28`: compose.yaml:3:12
/// ```
public final class ExplanationText {
  private static final String INDENT = "  ";

  private final Colours colours;

  public ExplanationText(Colours colours) {
    this.colours = colours;
  }

  /// All of them, with a blank line in between.
  public String of(List<Explanation> explanations) {
    return String.join("\n", explanations.stream().map(this::of).toList());
  }

  private String of(Explanation explanation) {
    var text = new StringBuilder();
    text.append(colours.bold(SafeText.of(explanation.path())))
        .append(": ")
        .append(shown(explanation.value()))
        .append('\n');
    var origin = explanation.origin();
    if (origin == null) {
      text.append(INDENT).append("a default, as the files do not say it\n");
    } else {
      text.append(excerpt(origin));
    }
    for (var variable : explanation.variables()) {
      text.append(INDENT).append(line(variable)).append('\n');
    }
    for (var loser : explanation.losers()) {
      text.append(INDENT)
          .append("instead of ")
          .append(shown(loser.value()))
          .append(" at ")
          .append(SafeText.of(loser.place().toString()))
          .append('\n');
    }
    return text.toString();
  }

  private String excerpt(Span origin) {
    int gutter = Integer.toString(origin.start().line()).length();
    var place = SafeText.of(origin.toString());
    return " ".repeat(gutter)
        + colours.blue("-->")
        + " "
        + place
        + "\n"
        + new SourceExcerpt(origin).text(gutter, '^', colours, "1;36");
  }

  private static String line(Variable variable) {
    var place = variable.place();
    var text = "`%s` %s".formatted(SafeText.of(variable.name()), variable.source().text());
    return place == null ? text : text + ": " + SafeText.of(place.toString());
  }

  /// As it is where it fits on a line, else as JSON writes it.
  private static String shown(String value) {
    boolean plain = !value.isBlank() && value.codePoints().noneMatch(Character::isISOControl);
    return plain ? SafeText.of(value) : Json.quotedPlainly(value);
  }
}
