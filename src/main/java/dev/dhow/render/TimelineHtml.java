package dev.dhow.render;

import dev.dhow.insight.CriticalPath;
import dev.dhow.insight.Span;
import dev.dhow.insight.Span.Ending;
import dev.dhow.insight.Timeline;
import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where time went, as a page that needs nothing else: for each service what its time was spent on,
/// and a bar for everything that was done, with what is on the longest way framed.
public final class TimelineHtml {
  private static final int LEAST_LEFT = 190;
  private static final double NARROW_CHARACTER = 6.3;
  private static final int LONGEST_LABEL = 96;
  private static final int WIDTH = 900;
  private static final int ROW = 22;
  private static final int CHARACTER = 8;
  private static final int TOP = 24;
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --faint: light-dark(#59636e, #9198a1);
        --line: light-dark(#d1d9e0, #3d444d); --paper: light-dark(#fff, #0d1117); }
      body { font: 14px system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-top: 2rem; }
      td { padding: .15rem 1rem .15rem 0; } td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
      svg .faint { fill: var(--faint); font-size: 11px; } svg .service { font-weight: 600; }
      svg .grid { stroke: var(--line); } svg .critical { stroke: var(--ink); stroke-width: 2px; }
      .make { fill: #0969da; } .create { fill: #1b7c83; } .start { fill: #1a7f37; } .wait { fill: #bf8700; }
      .stop { fill: #8250df; } .failed { fill: #cf222e; }
      .key { display: inline-block; margin-right: 1.2rem; } .key svg { vertical-align: -1px; margin-right: .35rem; }
      """;

  private final Timeline timeline;
  private final int left;
  private final StringBuilder out = new StringBuilder();

  private TimelineHtml(Timeline timeline) {
    this.timeline = timeline;
    var longest =
        timeline.spans().stream().mapToInt(span -> TextWidth.of(label(span))).max().orElse(0);
    this.left = Math.max(LEAST_LEFT, (int) (longest * NARROW_CHARACTER) + 24);
  }

  public static String of(Timeline timeline) {
    return new TimelineHtml(timeline).page();
  }

  private String page() {
    var title = "Project " + escaped(timeline.project().value());
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    out.append(title)
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    out.append("<h1>%s: %ss</h1>\n".formatted(title, TimelineText.tenths(timeline.length())));
    out.append("<p>Began at %s.</p>\n".formatted(NanoTime.shortest(timeline.began())));
    paths();
    bars();
    return out.append("</body>\n</html>\n").toString();
  }

  private void paths() {
    out.append("<h2>What services waited for</h2>\n<table>\n");
    for (var path : timeline.paths()) {
      out.append(
          "<tr><td>%s</td><td>%ss</td><td>%s</td></tr>\n"
              .formatted(
                  escaped(path.service().value()),
                  TimelineText.tenths(path.length()),
                  escaped(TimelineText.parts(path))));
    }
    out.append("</table>\n");
  }

  private void bars() {
    out.append("<h2>What was done</h2>\n<p>");
    key("make", "pull, build, provide");
    key("create", "create");
    key("start", "start");
    key("wait", "wait");
    key("stop", "stop, remove");
    key("failed", "failed");
    out.append("</p>\n");
    var sections = new LinkedHashMap<String, List<Span>>();
    for (var span : timeline.spans()) {
      sections.computeIfAbsent(name(span.service()), _ -> new ArrayList<>()).add(span);
    }
    var rows = timeline.spans().size() + sections.size();
    var height = TOP + rows * ROW + 8;
    var scale = new TimeScale(timeline.length(), WIDTH);
    out.append(
        "<svg width=\"%d\" height=\"%d\" role=\"img\">\n".formatted(left + WIDTH + 160, height));
    grid(height, scale);
    var critical = critical();
    var y = TOP;
    for (var section : sections.entrySet()) {
      text(0, y + 15, "service", section.getKey());
      y += ROW;
      for (var span : section.getValue()) {
        bar(span, y, scale, critical.contains(span.id()));
        y += ROW;
      }
    }
    out.append("</svg>\n");
  }

  private void key(String kind, String text) {
    out.append(
        "<span class=\"key\"><svg width=\"11\" height=\"11\"><rect width=\"11\" height=\"11\" class=\"%s\"/></svg>%s</span>"
            .formatted(kind, text));
  }

  private static String name(@Nullable ServiceName service) {
    return service == null ? "shared" : service.value();
  }

  private Set<Integer> critical() {
    return timeline.paths().stream()
        .limit(1)
        .map(CriticalPath::spans)
        .findFirst()
        .map(ids -> (Set<Integer>) new HashSet<>(ids))
        .orElse(Set.of());
  }

  private void grid(int height, TimeScale scale) {
    var step = new TimeScale(timeline.length(), WIDTH / CHARACTER).step();
    for (var moment = 0L; moment <= timeline.length().toMillis(); moment += step) {
      var x = left + scale.column(Duration.ofMillis(moment));
      out.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"grid\"/>\n"
              .formatted(x, x, TOP - 6, height));
      text(x, TOP - 10, "faint", TimeScale.label(moment));
    }
  }

  private void bar(Span span, int y, TimeScale scale, boolean critical) {
    var x = left + scale.column(span.start());
    var width = Math.max(2, left + scale.column(span.end()) - x);
    var kind = span.ending() == Ending.FAILED ? "failed" : colour(span);
    var seconds = "%d.%03ds".formatted(span.length().toSeconds(), span.length().toMillisPart());
    text(12, y + 15, "faint", label(span));
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" class=\"%s%s\"><title>%s</title></rect>\n"
            .formatted(
                x,
                y + 3,
                width,
                ROW - 6,
                kind,
                critical ? " critical" : "",
                escaped(span.kind().id() + " " + span.subject() + ": " + seconds)));
    text(x + width + 6, y + 15, "faint", seconds);
  }

  private static String label(Span span) {
    return TextWidth.clip(span.kind().id() + " " + span.subject(), LONGEST_LABEL);
  }

  private static String colour(Span span) {
    return switch (span.kind()) {
      case PULL, BUILD, PUSH, PROVIDE -> "make";
      case NETWORK, VOLUME, CREATE, COPY -> "create";
      case START, HOOK -> "start";
      case HEALTHY, COMPLETED, READY -> "wait";
      case STOP, REMOVE, OTHER -> "stop";
    };
  }

  private void text(int x, int y, String kind, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n".formatted(x, y, kind, escaped(text)));
  }

  private static String escaped(String text) {
    return SafeText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
