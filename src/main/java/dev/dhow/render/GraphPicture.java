package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;

/// What drawn graphs have in common: their colours, and what is worth drawing.
final class GraphPicture {

  private GraphPicture() {}

  /// Not if there is only one, which all services are on.
  static boolean showsNetworks(ProjectGraph graph) {
    return graph.networks().size() > 1
        || graph.services().stream().anyMatch(part -> part.networks().isEmpty());
  }

  static String fill(String tone) {
    return switch (tone) {
      case "good" -> "#dafbe1";
      case "waiting" -> "#fff8c5";
      case "bad" -> "#ffebe9";
      default -> "#f6f8fa";
    };
  }

  static String stroke(String tone) {
    return switch (tone) {
      case "good" -> "#1a7f37";
      case "waiting" -> "#9a6700";
      case "bad" -> "#cf222e";
      default -> "#59636e";
    };
  }
}
