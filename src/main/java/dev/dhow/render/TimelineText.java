package dev.dhow.render;

import dev.dhow.insight.CriticalPath;
import dev.dhow.insight.Span;
import dev.dhow.insight.Span.Ending;
import dev.dhow.insight.Span.Kind;
import dev.dhow.insight.Timeline;
import dev.dhow.model.Entries;
import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where time went, for terminals: a bar for each service, and for the services that took longest
/// what they waited for.
///
/// ```
///        0s        2s        4s        6s
/// db     ▒▒▒▒▒▒▒▒▒▒█▓▓▓▓▓▓▓▓▓▓▓           4.6s
/// web    ▒▒▒▒▒▒▒▒▒▒············█████      6.1s
///        ▒ pull  █ start  ▓ healthy  · waits
///
/// web 6.1s = pull 2.0 + db healthy 2.4 + start 1.1 + other 0.6
/// ```
public final class TimelineText {
  private static final int MOST_PATHS = 10;
  private static final int NARROWEST = 10;
  private static final int USUAL = 100;
  private static final char WAITS = '·';
  private static final String SHARED = "(shared)";

  private final Timeline timeline;
  private final Colours colours;

  public TimelineText(Timeline timeline, Colours colours) {
    this.timeline = timeline;
    this.colours = colours;
  }

  /// @param columns of the terminal; 0 where there is none
  public String text(int columns) {
    if (timeline.spans().isEmpty()) {
      return "nothing was done\n";
    }
    var rows = rows();
    var names = rows.stream().mapToInt(row -> TextWidth.of(row.name())).max().orElse(0);
    var times = 9;
    var room = Math.max(NARROWEST, (columns == 0 ? USUAL : columns) - names - 2 - times);
    var scale = new TimeScale(timeline.length(), room);
    var text = new StringBuilder();
    var indent = " ".repeat(names + 2);
    text.append((indent + scale.axis()).stripTrailing()).append('\n');
    for (var row : rows) {
      text.append(TextWidth.pad(row.name(), names + 2)).append(bar(row, scale));
      text.append("  ").append(ProgressLine.seconds(row.end()));
      text.append(row.failed() ? colours.red(" ✘") : "").append('\n');
    }
    text.append(indent).append(legend()).append("\n\n");
    for (var path : timeline.paths().stream().limit(MOST_PATHS).toList()) {
      text.append(line(path)).append('\n');
    }
    return text.toString();
  }

  /// What is drawn in one line.
  private record Row(String name, List<Span> spans) {

    Duration start() {
      return spans.getFirst().start();
    }

    Duration end() {
      return spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow();
    }

    boolean failed() {
      return spans.stream().anyMatch(span -> span.ending() == Ending.FAILED);
    }
  }

  private List<Row> rows() {
    var spansByName =
        timeline.spans().stream()
            .collect(
                Collectors.groupingBy(
                    span -> name(span.service()),
                    TreeMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        spans ->
                            spans.stream()
                                .sorted((one, other) -> one.start().compareTo(other.start()))
                                .toList())));
    return Entries.of(spansByName)
        .map(entry -> new Row(entry.getKey(), entry.getValue()))
        .sorted(TimelineText::byEnd)
        .toList();
  }

  private static int byEnd(Row one, Row other) {
    int ends = one.end().compareTo(other.end());
    int starts = ends != 0 ? ends : one.start().compareTo(other.start());
    return starts != 0 ? starts : one.name().compareTo(other.name());
  }

  private static String name(@Nullable ServiceName service) {
    return service == null ? SHARED : service.value();
  }

  private String bar(Row row, TimeScale scale) {
    var cells = new Kind[scale.columns()];
    for (var span : row.spans()) {
      for (var column = scale.column(span.start()); column <= scale.lastColumn(span); column++) {
        cells[column] = span.kind();
      }
    }
    var bar = new StringBuilder();
    var end = scale.column(row.end());
    var begun = false;
    for (var column = 0; column < cells.length; column++) {
      var kind = cells[column];
      begun |= kind != null;
      if (kind != null) {
        bar.append(colours.paint(colour(kind), String.valueOf(glyph(kind))));
      } else {
        bar.append(begun && column < end ? WAITS : ' ');
      }
    }
    return bar.toString();
  }

  private String legend() {
    var used = EnumSet.noneOf(Kind.class);
    timeline.spans().forEach(span -> used.add(span.kind()));
    var glyphs = new ArrayList<String>();
    for (var glyph : List.of('▒', '░', '█', '▓', '▚')) {
      var kinds = used.stream().filter(kind -> glyph(kind) == glyph).map(Kind::id).toList();
      if (!kinds.isEmpty()) {
        var colour =
            colour(used.stream().filter(kind -> glyph(kind) == glyph).findFirst().orElseThrow());
        glyphs.add(colours.paint(colour, String.valueOf(glyph)) + " " + String.join(", ", kinds));
      }
    }
    glyphs.add(WAITS + " waits");
    return String.join("  ", glyphs);
  }

  static char glyph(Kind kind) {
    return switch (kind) {
      case PULL, BUILD, PUSH, PROVIDE -> '▒';
      case NETWORK, VOLUME, CREATE, COPY -> '░';
      case START, HOOK -> '█';
      case HEALTHY, COMPLETED, READY -> '▓';
      case STOP, REMOVE, OTHER -> '▚';
    };
  }

  private static String colour(Kind kind) {
    return switch (glyph(kind)) {
      case '▒' -> "34";
      case '░' -> "36";
      case '█' -> "32";
      case '▓' -> "33";
      default -> "31";
    };
  }

  /// Such as `web 14.2s = pull 9.1 + db healthy 4.0 + start 1.1`.
  private String line(CriticalPath path) {
    var parts = parts(path);
    return colours.bold(path.service() + " " + tenths(path.length()) + "s") + " = " + parts;
  }

  static String parts(CriticalPath path) {
    return path.parts().stream()
        .map(part -> part.label() + " " + tenths(part.length()))
        .collect(Collectors.joining(" + "));
  }

  /// Seconds, rounded.
  static String tenths(Duration length) {
    var tenths = (length.toMillis() + 50) / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}
