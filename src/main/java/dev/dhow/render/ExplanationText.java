package dev.dhow.render;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.diagnostic.Explanation.Loser;
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
      var reason = explanation.reason();
      text.append(INDENT)
          .append(reason == null ? "a default, as the files do not say it" : SafeText.of(reason))
          .append('\n');
    } else {
      text.append(excerpt(origin));
    }
    for (var variable : explanation.variables()) {
      text.append(INDENT).append(line(variable)).append('\n');
      variable.losers().forEach(loser -> text.append(INDENT).append(INDENT).append(line(loser)));
    }
    explanation.losers().forEach(loser -> text.append(INDENT).append(line(loser)));
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
    var text =
        "`%s` %s%s"
            .formatted(SafeText.of(variable.name()), variable.source().text(), effect(variable));
    return place == null ? text : text + ": " + SafeText.of(place.toString());
  }

  private static String effect(Variable variable) {
    var but = variable.source() == Explanation.Source.NOTHING ? "" : ", but is empty";
    return switch (variable.use()) {
      case VALUE -> "";
      case DEFAULT -> but + ", so that the default beside it counts";
      case ALTERNATE -> ", so that what stands beside it counts";
      case NOTHING -> but + ", so that what stands beside it does not count";
    };
  }

  private static String line(Loser loser) {
    var place = SafeText.of(loser.place().toString());
    return "instead of " + shown(loser.value()) + " at " + place + "\n";
  }

  /// As it is where it fits on a line, else as JSON writes it.
  private static String shown(String value) {
    boolean plain = !value.isBlank() && value.codePoints().noneMatch(Character::isISOControl);
    return plain ? SafeText.of(value) : Json.quotedPlainly(value);
  }
}
