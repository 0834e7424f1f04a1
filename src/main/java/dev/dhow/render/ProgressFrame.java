package dev.dhow.render;

import dev.dhow.model.Entries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a terminal shows of the progress at one moment: a header, a line for each resource that was
/// begun, and the last lines of running builds; never more lines than fit. What does not fit is
/// summed up in one line, finished resources first, failed ones last.
///
/// @param lines each narrower than the terminal; none when there is nothing to show
/// @param unsaid what there was no room for and must not be lost in the end: why something was done
///   or went wrong
record ProgressFrame(List<String> lines, List<String> unsaid) {
  private static final int MOST_BUILD_LINES = 6;

  /// What is known about a resource beyond its status.
  ///
  /// @param text one line, empty for none
  /// @param output the last lines of a build
  record Detail(String text, List<String> output) {
    static final Detail NONE = new Detail("", List.of());
  }

  /// What it is drawn for.
  record Looks(Colours colours, Instant now, TerminalBlock.Size size) {
    int columns() {
      return Math.max(1, size.columns() - 1);
    }

    /// How many lines there may be below the header.
    int budget() {
      return Math.max(0, size.rows() - 2);
    }
  }

  static ProgressFrame of(
      Looks looks, String verb, List<Track> tracks, Map<Track, Detail> details) {
    if (tracks.isEmpty()) {
      return new ProgressFrame(List.of(), List.of());
    }
    var begun = tracks.stream().filter(track -> !isPending(track)).toList();
    var budget = looks.budget();
    var shown = begun.size() <= budget ? begun : mostImportant(begun, Math.max(0, budget - 1));
    var rows = budget - shown.size() - (shown.size() < begun.size() ? 1 : 0);
    var layout = new ProgressLine(looks.colours(), looks.now(), looks.columns(), shown);
    var whole = new HashSet<Track>();
    for (var track : byImportance(shown)) {
      var more = layout.whole(track, text(details, track)).size() - 1;
      if (more <= rows) {
        rows -= more;
        whole.add(track);
      }
    }
    var lines = new ArrayList<String>();
    lines.add(header(looks, verb, tracks));
    for (var track : shown) {
      var text = text(details, track);
      lines.addAll(
          whole.contains(track) ? layout.whole(track, text) : List.of(layout.cut(track, text)));
      var output = details.getOrDefault(track, Detail.NONE).output();
      var last = last(output, Math.min(MOST_BUILD_LINES, rows));
      rows -= last.size();
      last.forEach(
          line -> lines.add(looks.colours().dim(TextWidth.clip("   │ " + line, looks.columns()))));
    }
    if (shown.size() < begun.size() && budget > 0) {
      lines.add(TextWidth.clip(" … " + rest(begun, shown), looks.columns()));
    }
    return new ProgressFrame(List.copyOf(lines), unsaid(looks, begun, whole));
  }

  private static String text(Map<Track, Detail> details, Track track) {
    return details.getOrDefault(track, Detail.NONE).text();
  }

  private static List<String> unsaid(Looks looks, List<Track> begun, Set<Track> whole) {
    var left =
        begun.stream()
            .filter(track -> !whole.contains(track) && !track.shown().note().isEmpty())
            .toList();
    var layout = new ProgressLine(looks.colours(), looks.now(), looks.columns(), left);
    return left.stream().flatMap(track -> layout.whole(track, "").stream()).toList();
  }

  private static String header(Looks looks, String verb, List<Track> tracks) {
    var over = tracks.stream().filter(ProgressFrame::isOver).count();
    var text = TextWidth.clip("[+] " + verb + " " + over + "/" + tracks.size(), looks.columns());
    return over == tracks.size() ? looks.colours().blue(text) : text;
  }

  private static List<Track> mostImportant(List<Track> tracks, int count) {
    var chosen = byImportance(tracks).stream().limit(count).collect(Collectors.toSet());
    return tracks.stream().filter(chosen::contains).toList();
  }

  private static List<Track> byImportance(Collection<Track> tracks) {
    return tracks.stream().sorted((one, other) -> Integer.compare(rank(one), rank(other))).toList();
  }

  private static int rank(Track track) {
    return switch (track.shown().phase()) {
      case FAILED -> 0;
      case WORKING -> 1;
      case SKIPPED, CANCELLED -> 2;
      case PENDING -> 3;
      case DONE -> track.hasSteps() ? 4 : 5;
    };
  }

  private static String rest(List<Track> begun, List<Track> shown) {
    var hidden = begun.stream().filter(track -> !shown.contains(track)).toList();
    var words =
        hidden.stream()
            .collect(Collectors.groupingBy(track -> track.shown().word(), Collectors.counting()));
    return hidden.size()
        + " more: "
        + Entries.of(words)
            .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
  }

  private static List<String> last(List<String> lines, int count) {
    return lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size());
  }

  private static boolean isPending(Track track) {
    return track.shown().phase() == Status.Phase.PENDING;
  }

  private static boolean isOver(Track track) {
    return !isPending(track) && track.shown().phase() != Status.Phase.WORKING && !track.isOpen();
  }
}
