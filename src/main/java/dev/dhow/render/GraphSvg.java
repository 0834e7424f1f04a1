package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectGraph.Part;
import dev.dhow.insight.ProjectGraph.Store;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.render.LayeredLayout.Edge;
import dev.dhow.render.LayeredLayout.Point;
import dev.dhow.render.LayeredLayout.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A project's graph as a picture that needs nothing else. A service is a box with its image,
/// ports, state and networks; arrows lead down to what it needs, dashed where it can do without,
/// and lines to the volumes it mounts.
public final class GraphSvg {
  private static final int MARGIN = 24;
  private static final int HEADER = 40;
  private static final int PADDING = 12;
  private static final int LINE = 17;
  private static final int CHIP = 18;
  private static final double CHARACTER = 7.25;
  private static final double SMALL_CHARACTER = 6.1;

  private final ProjectGraph graph;
  private final SvgText svg = new SvgText();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Size> sizes = new ArrayList<>();
  private final List<Caption> captions = new ArrayList<>();
  private final LayeredLayout layout;

  /// What is written on an edge.
  ///
  /// @param bends what the edge leads through
  private record Caption(List<Point> bends, String text) {}

  private GraphSvg(ProjectGraph graph) {
    this.graph = graph;
    for (var part : graph.services()) {
      number("service", part.name().value(), size(part));
    }
    for (var volume : graph.volumes()) {
      var width = width(GraphWords.store(volume)) + 2 * PADDING;
      number("volume", volume.key(), new Size(width, 40));
    }
    this.layout = new LayeredLayout(sizes, edges());
  }

  public static String of(ProjectGraph graph) {
    return new GraphSvg(graph).text();
  }

  private void number(String kind, String name, Size size) {
    numbers.put(kind + " " + name, sizes.size());
    sizes.add(size);
  }

  private int service(String name) {
    return numbers.getOrDefault("service " + name, 0);
  }

  private int volume(String key) {
    return numbers.getOrDefault("volume " + key, 0);
  }

  private static int width(String text) {
    return (int) Math.ceil(TextWidth.of(text) * CHARACTER);
  }

  private static int smallWidth(String text) {
    return (int) Math.ceil(TextWidth.of(text) * SMALL_CHARACTER);
  }

  private static int chipWidth(String network) {
    return smallWidth(network) + 12;
  }

  private static Size size(Part part) {
    var lines = GraphWords.lines(part);
    var chips = part.networks().stream().mapToInt(each -> chipWidth(each) + 4).sum();
    var width = Math.max(chips, lines.stream().mapToInt(GraphSvg::width).max().orElse(0));
    var height = lines.size() * LINE + (part.networks().isEmpty() ? 0 : CHIP + 6);
    return new Size(width + 2 * PADDING, height + 2 * PADDING - 4);
  }

  private List<Edge> edges() {
    return graph.services().stream()
        .flatMap(part -> {
          var from = service(part.name().value());
          var needs = part.links().stream().map(link -> service(link.service().value()));
          var mounts = part.volumes().stream().map(use -> volume(use.volume()));
          return Stream.concat(needs, mounts).map(to -> new Edge(from, to)).distinct();
        })
        .toList();
  }

  private String text() {
    var title = "Project " + SafeText.of(graph.project().value());
    var networks =
        "networks: " + String.join(", ", graph.networks().stream().map(GraphWords::net).toList());
    var header = Math.max(width(title), graph.networks().isEmpty() ? 0 : width(networks));
    var wide = Math.max(layout.width(), header) + 2 * MARGIN;
    svg.open(wide, layout.height() + HEADER + 2 * MARGIN, title);
    svg.text(MARGIN, MARGIN + 8, "title", title);
    if (!graph.networks().isEmpty()) {
      svg.text(MARGIN, MARGIN + 26, "small", networks);
    }
    svg.openGroup(MARGIN, MARGIN + HEADER);
    graph.services().forEach(this::drawEdges);
    drawLabels();
    graph.services().forEach(this::drawService);
    graph.volumes().forEach(this::drawVolume);
    svg.closeGroup();
    return svg.close();
  }

  private void drawEdges(Part part) {
    var from = service(part.name().value());
    for (var link : part.links()) {
      draw(new Edge(from, service(link.service().value())), kind(link), GraphWords.condition(link));
    }
    for (var use : part.volumes()) {
      var label = use.target() + (use.readOnly() ? " (ro)" : "");
      draw(new Edge(from, volume(use.volume())), "mount", label);
    }
  }

  private static String kind(Link link) {
    return link.required() ? "needs" : "needs optional";
  }

  /// Down out of one box and into the top of the other, past what is in between.
  private void draw(Edge edge, String kind, String label) {
    var way = new ArrayList<>(layout.way(edge));
    var end = way.removeLast();
    var arrow = kind.equals("mount") ? 0 : 7;
    way.add(new Point(end.x(), end.y() - arrow));
    var at = way.getFirst();
    var path = new StringBuilder("M").append(at.x()).append(' ').append(at.y());
    for (var next : way.subList(1, way.size())) {
      var bend = (next.y() - at.y()) / 2;
      path.append(
          " C%d %d %d %d %d %d"
              .formatted(at.x(), at.y() + bend, next.x(), next.y() - bend, next.x(), next.y()));
      at = next;
    }
    svg.path(kind, path.toString());
    captions.add(new Caption(way, SafeText.of(label)));
  }

  /// Labels lie above all lines, so that none crosses them out.
  private void drawLabels() {
    var places = new EdgeLabels();
    for (var number = 0; number < sizes.size(); number++) {
      var size = sizes.get(number);
      var middle = layout.place(number);
      places.avoid(
          middle.x() - size.width() / 2,
          middle.y() - size.height() / 2,
          size.width(),
          size.height());
    }
    for (var caption : captions) {
      var place = places.place(caption.bends(), smallWidth(caption.text()) + 4);
      svg.text(place.x(), place.y() + 3, "label", caption.text());
    }
  }

  private void drawService(Part part) {
    var number = service(part.name().value());
    var size = sizes.get(number);
    var left = layout.place(number).x() - size.width() / 2;
    var top = layout.place(number).y() - size.height() / 2;
    var live = part.live();
    var tone = live == null ? "plain" : GraphWords.tone(live.standing());
    svg.box(left, top, size.width(), size.height(), "service " + tone, 6);
    var y = top + PADDING + 10;
    var kind = "name";
    for (var line : GraphWords.lines(part)) {
      svg.text(left + PADDING, y, kind, line);
      y += LINE;
      kind = "line";
    }
    var x = left + PADDING;
    for (var network : part.networks()) {
      svg.box(x, y - 8, chipWidth(network), CHIP, "network", 9);
      svg.text(x + 6, y + 5, "chip", network);
      x += chipWidth(network) + 4;
    }
  }

  private void drawVolume(Store volume) {
    var number = volume(volume.key());
    var size = sizes.get(number);
    var place = layout.place(number);
    svg.drum(
        place.x() - size.width() / 2, place.y() - size.height() / 2, size.width(), size.height());
    svg.text(place.x(), place.y() + 8, "store", SafeText.of(GraphWords.store(volume)));
  }
}
