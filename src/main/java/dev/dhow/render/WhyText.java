package dev.dhow.render;

import dev.dhow.insight.ProjectView;
import dev.dhow.insight.ServiceView;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.insight.Standing;
import dev.dhow.insight.Why;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The answer of `why` for people: a sentence, what the service needs with its state, and what is
/// known of the services where the trouble began.
///
/// ```
/// web was never started: it waits until db is healthy, and db is unhealthy
///
///   web     created
///   └─ db   running (unhealthy)   until it is healthy: not yet
///
/// db:
///   shop-db-1, probe ended with exit code 1:
///     password authentication failed
///   hint: …
/// ```
public final class WhyText {
  private static final int LONGEST_FACT = 20;

  private final ProjectView project;
  private final WhyFindings findings;
  private final Colours colours;
  private final WhySentence sentences;

  public WhyText(ProjectView project, WhyFindings findings, Colours colours) {
    this.project = project;
    this.findings = findings;
    this.colours = colours;
    this.sentences = new WhySentence(project, findings);
  }

  /// All answers, an empty line between them.
  public String of(List<Why> answers) {
    return String.join("\n", answers.stream().map(this::of).toList());
  }

  private String of(Why why) {
    var text = new StringBuilder();
    text.append(colours.bold(SafeText.of(sentences.of(why)))).append('\n');
    if (!why.service().links().isEmpty()) {
      text.append('\n').append(tree(why.service()));
    }
    for (var cause : why.causes()) {
      text.append(about(project.service(cause)));
    }
    return text.toString();
  }

  private String about(ServiceView service) {
    var text = new StringBuilder();
    for (var container : findings.of(service)) {
      for (var fact : container.facts()) {
        text.append("  ").append(SafeText.of(container.detail().name())).append(", ");
        text.append(SafeText.of(fact.title())).append(":\n");
        var lines = fact.lines();
        for (var line : lines.subList(Math.max(0, lines.size() - LONGEST_FACT), lines.size())) {
          text.append("    ").append(SafeText.of(line.stripTrailing())).append('\n');
        }
      }
    }
    sentences
        .hint(service)
        .ifPresent(hint ->
            text.append("  ").append(colours.bold("hint")).append(": ").append(hint).append('\n'));
    return text.isEmpty() ? "" : "\n" + colours.bold(service.name() + ":") + "\n" + text;
  }

  private String tree(ServiceView root) {
    var rows = new ArrayList<Row>();
    grow(root, "", "", "", rows, new HashSet<>());
    var names = rows.stream().mapToInt(row -> TextWidth.of(row.name())).max().orElse(0);
    var states = rows.stream().mapToInt(row -> TextWidth.of(row.state())).max().orElse(0);
    var text = new StringBuilder();
    for (var row : rows) {
      var state = TextWidth.pad(row.state(), row.until().isEmpty() ? 0 : states + 3);
      text.append("  ")
          .append(TextWidth.pad(row.name(), names + 3))
          .append(painted(row.standing(), state))
          .append(row.until())
          .append('\n');
    }
    return text.toString();
  }

  private record Row(String name, Standing standing, String state, String until) {}

  private void grow(
      ServiceView service,
      String branch,
      String indent,
      String until,
      List<Row> rows,
      Set<ServiceName> shown) {
    var again = !shown.add(service.name()) && !service.links().isEmpty();
    var name = branch + SafeText.of(service.name().value()) + (again ? " (see above)" : "");
    rows.add(new Row(name, service.standing(), state(service), until));
    if (again) {
      return;
    }
    var links = service.links().stream().filter(link -> project.has(link.service()));
    var left = links.toList();
    for (var i = 0; i < left.size(); i++) {
      var last = i == left.size() - 1;
      grow(
          left.get(i),
          indent + (last ? "└─ " : "├─ "),
          indent + (last ? "   " : "│  "),
          rows,
          shown);
    }
  }

  private void grow(
      Link link, String branch, String indent, List<Row> rows, Set<ServiceName> shown) {
    grow(project.service(link.service()), branch, indent, sentences.until(link), rows, shown);
  }

  private static String state(ServiceView service) {
    return service.containers().isEmpty()
        ? service.standing().id()
        : ContainerWords.of(service.containers());
  }

  private String painted(Standing standing, String text) {
    if (standing.isFine()) {
      return colours.green(text);
    }
    return WhySentence.isBad(standing) ? colours.red(text) : colours.yellow(text);
  }
}
