package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectGraph.Part;
import java.util.Objects;
import java.util.TreeSet;

/// A project's graph in the Mermaid language, which code hosts draw in Markdown.
///
/// Arrows lead from a service to what it needs, dotted where it can do without. A single network
/// that all services are on is left out, as it tells nothing.
public final class GraphMermaid {
  private final ProjectGraph graph;
  private final GraphNames names = new GraphNames();
  private final StringBuilder out = new StringBuilder("flowchart TD\n");

  private GraphMermaid(ProjectGraph graph) {
    this.graph = graph;
  }

  public static String of(ProjectGraph graph) {
    return new GraphMermaid(graph).text();
  }

  private String text() {
    graph.services().forEach(this::service);
    if (GraphPicture.showsNetworks(graph)) {
      for (var network : graph.networks()) {
        line("%s([%s])".formatted(network(network.key()), quoted(GraphWords.net(network))));
      }
    }
    for (var volume : graph.volumes()) {
      line("%s[(%s)]".formatted(volume(volume.key()), quoted(GraphWords.store(volume))));
    }
    graph.services().forEach(this::edges);
    classes();
    return out.toString();
  }

  private void service(Part part) {
    var label = String.join("<br/>", GraphWords.lines(part).stream().map(this::escaped).toList());
    var live = part.live();
    var tone = live == null ? "" : ":::" + GraphWords.tone(live.standing());
    line("%s[\"%s\"]%s".formatted(service(part.name().value()), label, tone));
  }

  private void edges(Part part) {
    var from = service(part.name().value());
    for (var link : part.links()) {
      var arrow = link.required() ? "-->" : "-.->";
      line(
          "%s %s|%s| %s"
              .formatted(from, arrow, GraphWords.condition(link), service(link.service().value())));
    }
    if (GraphPicture.showsNetworks(graph)) {
      part.networks().forEach(key -> line("%s --- %s".formatted(from, network(key))));
    }
    for (var use : part.volumes()) {
      var label = use.target() + (use.readOnly() ? " ro" : "");
      line("%s ---|%s| %s".formatted(from, quoted(label), volume(use.volume())));
    }
  }

  private void classes() {
    var used = new TreeSet<String>();
    graph.services().stream()
        .map(Part::live)
        .filter(Objects::nonNull)
        .forEach(live -> used.add(GraphWords.tone(live.standing())));
    for (var tone : used) {
      line(
          "classDef %s fill:%s,stroke:%s,color:#1f2328"
              .formatted(tone, GraphPicture.fill(tone), GraphPicture.stroke(tone)));
    }
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  private String service(String name) {
    return names.of("service", name);
  }

  private String network(String key) {
    return names.of("network", key);
  }

  private String volume(String key) {
    return names.of("volume", key);
  }

  private String quoted(String text) {
    return '"' + escaped(SafeText.of(text)) + '"';
  }

  /// Entities, as the language has no other way to write these.
  private String escaped(String text) {
    return text.replace("&", "#amp;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }
}
