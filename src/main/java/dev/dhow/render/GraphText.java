package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectGraph.Part;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.insight.Standing;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A project's graph for terminals: a tree that leads from services nobody needs to what they need,
/// a line each with state, ports, networks and volumes.
public final class GraphText {
  private final ProjectGraph graph;
  private final Map<ServiceName, Part> parts;
  private final boolean live;
  private final Colours colours;
  private final List<Row> rows = new ArrayList<>();

  /// A service in the tree.
  ///
  /// @param below what leads lines below it
  /// @param details ports, networks and volumes
  private record Row(
      String name, String below, String state, String colour, String until, List<String> details) {}

  public GraphText(ProjectGraph graph, Colours colours) {
    this.graph = graph;
    this.parts =
        graph.services().stream().collect(Collectors.toMap(Part::name, Function.identity()));
    this.live = graph.services().stream().anyMatch(part -> part.live() != null);
    this.colours = colours;
    var shown = new HashSet<ServiceName>();
    roots().forEach(root -> grow(root, null, "", "", shown));
  }

  /// @param columns of the terminal; 0 for as many as there need to be
  public String text(int columns) {
    var wide = wide(Colours.OFF);
    var fits = columns == 0 || wide.lines().allMatch(line -> TextWidth.of(line) <= columns);
    return withoutEnds(fits ? wide(colours) : narrow(columns)) + summary();
  }

  private static String withoutEnds(String text) {
    return text.replaceAll(" +\n", "\n");
  }

  private String wide(Colours paint) {
    var table = new TextTable();
    table.row(cells("SERVICE", "STATE", "UNTIL", List.of("PORTS", "NETWORKS", "VOLUMES")));
    for (var row : rows) {
      table.row(
          cells(row.name(), row.state(), row.until(), row.details()), live ? 1 : -1, row.colour());
    }
    return table.text(paint);
  }

  /// With ports, networks and volumes below each service.
  private String narrow(int columns) {
    var table = new TextTable();
    table.row(cells("SERVICE", "STATE", "UNTIL", List.of()));
    for (var row : rows) {
      table.row(
          cells(row.name(), row.state(), row.until(), List.of()), live ? 1 : -1, row.colour());
      for (var detail : row.details()) {
        if (!detail.isEmpty()) {
          TextWidth.wrap(detail, Math.max(1, columns - TextWidth.of(row.below())))
              .forEach(line -> table.row(List.of(row.below() + line)));
        }
      }
    }
    return table.text(colours);
  }

  /// Those that nobody needs; files that need each other in a circle are refused, so all others can
  /// be reached from them.
  private List<Part> roots() {
    var needed =
        graph.services().stream()
            .flatMap(part -> part.links().stream())
            .map(Link::service)
            .collect(Collectors.toSet());
    return graph.services().stream().filter(part -> !needed.contains(part.name())).toList();
  }

  private void grow(
      Part part, @Nullable Link link, String branch, String indent, Set<ServiceName> shown) {
    var until = link == null ? "" : until(link);
    if (!shown.add(part.name())) {
      rows.add(new Row(branch + part.name() + " (above)", "", "", "", until, List.of()));
      return;
    }
    var live = part.live();
    rows.add(
        new Row(
            branch + part.name(),
            indent + (part.links().isEmpty() ? "  " : "│ "),
            GraphWords.state(part),
            live == null ? "" : colour(live.standing()),
            until,
            List.of(
                String.join(", ", part.ports()),
                String.join(", ", part.networks()),
                part.volumes().stream().map(GraphWords::use).collect(Collectors.joining(", ")))));
    for (var i = 0; i < part.links().size(); i++) {
      var next = part.links().get(i);
      var last = i == part.links().size() - 1;
      grow(
          Objects.requireNonNull(parts.get(next.service())),
          next,
          indent + (last ? "└─ " : "├─ "),
          indent + (last ? "   " : "│  "),
          shown);
    }
  }

  private List<String> cells(String service, String state, String until, List<String> more) {
    var cells = new ArrayList<>(List.of(service, until));
    if (live) {
      cells.add(1, state);
    }
    cells.addAll(more);
    return cells;
  }

  private static String until(Link link) {
    return GraphWords.condition(link) + (link.required() ? "" : " (optional)");
  }

  private static String colour(Standing standing) {
    if (standing.isFine()) {
      return "32";
    }
    return WhySentence.isBad(standing) ? "31" : "33";
  }

  /// What a line of the tree does not tell.
  private String summary() {
    var lines =
        Stream.of(
            list("networks", graph.networks().stream().map(GraphWords::net)),
            list("volumes", graph.volumes().stream().map(GraphWords::store)));
    var text = lines.filter(line -> !line.isEmpty()).collect(Collectors.joining());
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static String list(String title, Stream<String> things) {
    var all = things.collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : title + ": " + SafeText.of(all) + "\n";
  }
}
