package dev.dhow.render;

/// Writes the shapes of a picture of a project's graph as SVG, an element a line.
final class SvgText {
  private static final String STYLE =
      """
      <style>
        text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2328; }
        .title { font-size: 14px; font-weight: bold; }
        .name { font-weight: bold; }
        .small { fill: #59636e; }
        .label { font-size: 10px; text-anchor: middle; fill: #59636e; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
        .chip { font-size: 10px; fill: #0550ae; }
        .store { text-anchor: middle; }
        rect, path { stroke-width: 1.5px; }
        .plain, .idle { fill: %s; stroke: %s; }
        .good { fill: %s; stroke: %s; }
        .waiting { fill: %s; stroke: %s; }
        .bad { fill: %s; stroke: %s; }
        .idle { stroke-dasharray: 4 3; }
        .network { fill: #ddf4ff; stroke: #54aeff; stroke-width: 1px; }
        .volume { fill: #fbefff; stroke: #8250df; }
        .needs { fill: none; stroke: #59636e; marker-end: url(#arrow); }
        .optional { stroke-dasharray: 5 4; }
        .mount { fill: none; stroke: #8250df; stroke-dasharray: 1 3; }
      </style>
      <defs><marker id="arrow" viewBox="0 0 10 10" refX="2" refY="5" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 10 5 0 10z" fill="#59636e"/></marker></defs>
      """
          .formatted(
              GraphPicture.fill(""),
              GraphPicture.stroke(""),
              GraphPicture.fill("good"),
              GraphPicture.stroke("good"),
              GraphPicture.fill("waiting"),
              GraphPicture.stroke("waiting"),
              GraphPicture.fill("bad"),
              GraphPicture.stroke("bad"));

  private final StringBuilder out = new StringBuilder();

  void open(int width, int height, String title) {
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
            .formatted(width, height, width, height));
    out.append("<title>").append(escaped(title)).append("</title>\n").append(STYLE);
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
  }

  void openGroup(int x, int y) {
    out.append("<g transform=\"translate(%d %d)\">\n".formatted(x, y));
  }

  void closeGroup() {
    out.append("</g>\n");
  }

  void text(int x, int y, String kind, String text) {
    out.append("<text x=\"%d\" y=\"%d\" class=\"%s\">".formatted(x, y, kind))
        .append(escaped(text))
        .append("</text>\n");
  }

  void box(int x, int y, int width, int height, String kind, int corner) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" class=\"%s\"/>\n"
            .formatted(x, y, width, height, corner, kind));
  }

  void path(String kind, String path) {
    out.append("<path d=\"").append(path).append("\" class=\"").append(kind).append("\"/>\n");
  }

  /// What volumes look like.
  void drum(int x, int y, int width, int height) {
    var round = 6;
    var side = height - 2 * round;
    path(
        "volume",
        "M%d %da%d %d 0 0 1 %d 0v%da%d %d 0 0 1 -%d 0z"
            .formatted(x, y + round, width / 2, round, width, side, width / 2, round, width));
    path("volume", "M%d %da%d %d 0 0 0 %d 0".formatted(x, y + round, width / 2, round, width));
  }

  String close() {
    return out.append("</svg>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
