package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectGraph.Part;
import java.util.stream.Collectors;

/// A project's graph in the DOT language of Graphviz.
///
/// Arrows lead from a service to what it needs, dashed where it can do without. A single network
/// that all services are on is left out, as it tells nothing.
public final class GraphDot {
  private final ProjectGraph graph;
  private final StringBuilder out = new StringBuilder();

  private GraphDot(ProjectGraph graph) {
    this.graph = graph;
  }

  public static String of(ProjectGraph graph) {
    return new GraphDot(graph).text();
  }

  private String text() {
    out.append("digraph ").append(quoted(graph.project().value())).append(" {\n");
    line("node [fontname=\"sans-serif\", fontsize=11, shape=box, style=\"rounded,filled\"]");
    line("edge [fontname=\"sans-serif\", fontsize=9]");
    graph.services().forEach(this::service);
    if (GraphPicture.showsNetworks(graph)) {
      for (var network : graph.networks()) {
        line(
            "%s [label=%s, shape=ellipse, style=filled, fillcolor=\"#ddf4ff\"]"
                .formatted(id("network", network.key()), quoted(GraphWords.net(network))));
      }
    }
    for (var volume : graph.volumes()) {
      line(
          "%s [label=%s, shape=cylinder, style=filled, fillcolor=\"#fbefff\"]"
              .formatted(id("volume", volume.key()), quoted(GraphWords.store(volume))));
    }
    graph.services().forEach(this::edges);
    return out.append("}\n").toString();
  }

  private void service(Part part) {
    var label = GraphWords.lines(part).stream().map(GraphDot::escaped);
    var live = part.live();
    var tone = live == null ? "" : GraphWords.tone(live.standing());
    line(
        "%s [label=\"%s\", color=\"%s\", fillcolor=\"%s\"]"
            .formatted(
                id("service", part.name().value()),
                label.collect(Collectors.joining("\\n")),
                GraphPicture.stroke(tone),
                GraphPicture.fill(tone)));
  }

  private void edges(Part part) {
    var from = id("service", part.name().value());
    for (var link : part.links()) {
      line(
          "%s -> %s [label=\"%s\"%s]"
              .formatted(
                  from,
                  id("service", link.service().value()),
                  GraphWords.condition(link),
                  link.required() ? "" : ", style=dashed"));
    }
    if (GraphPicture.showsNetworks(graph)) {
      part.networks()
          .forEach(key -> line("%s -> %s [dir=none]".formatted(from, id("network", key))));
    }
    for (var use : part.volumes()) {
      var label = use.target() + (use.readOnly() ? " ro" : "");
      line(
          "%s -> %s [dir=none, label=%s]"
              .formatted(from, id("volume", use.volume()), quoted(label)));
    }
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  private static String id(String kind, String name) {
    return quoted(kind + " " + name);
  }

  private static String quoted(String text) {
    return '"' + escaped(SafeText.of(text)) + '"';
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
