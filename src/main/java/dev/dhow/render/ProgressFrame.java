package dev.dhow.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a terminal shows of the progress at one moment: a header, a line for each resource that was
/// begun, and the last lines of running builds; never more lines than fit. What does not fit is
/// summed up in one line, finished resources first, failed ones last.
final class ProgressFrame {
  private static final int MOST_BUILD_LINES = 6;

  private final Colours colours;
  private final Instant now;
  private final TtyRenderer.Size size;

  /// What is known about a resource beyond its status.
  ///
  /// @param text one line, empty for none
  /// @param output the last lines of a build
  record Detail(String text, List<String> output) {
    static final Detail NONE = new Detail("", List.of());
  }

  ProgressFrame(Colours colours, Instant now, TtyRenderer.Size size) {
    this.colours = colours;
    this.now = now;
    this.size = size;
  }

  /// The lines, each narrower than the terminal; none when there is nothing to show.
  List<String> lines(String verb, List<Track> tracks, Map<Track, Detail> details) {
    var begun = tracks.stream().filter(track -> !isPending(track)).toList();
    if (tracks.isEmpty()) {
      return List.of();
    }
    var columns = Math.max(1, size.columns() - 1);
    var lines = new ArrayList<String>();
    lines.add(header(verb, tracks, columns));
    var budget = Math.max(0, size.rows() - 2);
    var shown = begun.size() <= budget ? begun : mostImportant(begun, Math.max(0, budget - 1));
    var rows = budget - shown.size() - (shown.size() < begun.size() ? 1 : 0);
    var longest =
        shown.stream().mapToInt(track -> TextWidth.of(track.resource().id())).max().orElse(0);
    var line = new ProgressLine(colours, now, columns, longest);
    for (var track : shown) {
      var detail = details.getOrDefault(track, Detail.NONE);
      lines.add(line.of(track, detail.text()));
      var output = last(detail.output(), Math.min(MOST_BUILD_LINES, rows));
      rows -= output.size();
      output.forEach(text -> lines.add(colours.dim(TextWidth.clip("   │ " + text, columns))));
    }
    if (shown.size() < begun.size() && budget > 0) {
      lines.add(TextWidth.clip(" … " + rest(begun, shown), columns));
    }
    return lines;
  }

  private String header(String verb, List<Track> tracks, int columns) {
    var over = tracks.stream().filter(ProgressFrame::isOver).count();
    var text = TextWidth.clip("[+] " + verb + " " + over + "/" + tracks.size(), columns);
    return over == tracks.size() ? colours.blue(text) : text;
  }

  private static List<Track> mostImportant(List<Track> tracks, int count) {
    var chosen =
        tracks.stream()
            .sorted(Comparator.comparingInt(ProgressFrame::rank))
            .limit(count)
            .collect(Collectors.toSet());
    return tracks.stream().filter(chosen::contains).toList();
  }

  private static int rank(Track track) {
    return switch (track.status().phase()) {
      case FAILED -> 0;
      case WORKING -> 1;
      case SKIPPED, CANCELLED -> 2;
      case PENDING -> 3;
      case DONE -> 4;
    };
  }

  private static String rest(List<Track> begun, List<Track> shown) {
    var hidden = begun.stream().filter(track -> !shown.contains(track)).toList();
    var words =
        hidden.stream()
            .collect(Collectors.groupingBy(track -> track.status().word(), Collectors.counting()));
    return hidden.size()
        + " more: "
        + words.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
  }

  private static List<String> last(List<String> lines, int count) {
    return lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size());
  }

  private static boolean isPending(Track track) {
    return track.status().phase() == Status.Phase.PENDING;
  }

  private static boolean isOver(Track track) {
    return !isPending(track) && track.status().phase() != Status.Phase.WORKING && !track.isOpen();
  }
}
