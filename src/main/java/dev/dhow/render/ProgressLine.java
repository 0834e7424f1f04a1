package dev.dhow.render;

import java.time.Duration;
import java.time.Instant;

/// One resource as a line of a terminal: a mark, its name, what it is doing, more about that, and
/// for how long, in at most so many columns.
final class ProgressLine {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final int TURN_MILLIS = 100;
  private static final int SHORTEST_NAME = 12;

  private final Colours colours;
  private final Instant now;
  private final int columns;
  private final int nameWidth;

  /// @param longestName of all the lines that stand together
  ProgressLine(Colours colours, Instant now, int columns, int longestName) {
    this.colours = colours;
    this.now = now;
    this.columns = columns;
    this.nameWidth = Math.min(longestName, Math.max(SHORTEST_NAME, columns / 2));
  }

  String of(Track track, String detail) {
    var status = track.status();
    var time = seconds(track.elapsed(now));
    var space = columns - 3 - time.length() - 1;
    var name = TextWidth.clip(TextWidth.pad(clippedName(track), nameWidth), space);
    space -= TextWidth.of(name);
    var word = TextWidth.clip("  " + status.word(), space);
    space -= TextWidth.of(word);
    var more = TextWidth.clip(more(status, detail), space);
    space -= TextWidth.of(more);
    return " "
        + mark(status)
        + " "
        + name
        + paint(status, word)
        + more
        + " ".repeat(Math.max(0, space) + 1)
        + (columns > 3 + time.length() ? colours.blue(time) : "");
  }

  private String clippedName(Track track) {
    return TextWidth.clip(track.resource().id(), nameWidth);
  }

  private static String more(Status status, String detail) {
    if (!detail.isEmpty()) {
      return "  " + SafeText.of(detail);
    }
    return status.note().isEmpty() ? "" : "  (" + status.note() + ")";
  }

  private String mark(Status status) {
    return switch (status.phase()) {
      case DONE -> colours.green("✔");
      case FAILED -> colours.red("✘");
      case SKIPPED, CANCELLED -> colours.yellow("!");
      case WORKING -> colours.yellow(SPINNER[turn()]);
      case PENDING -> " ";
    };
  }

  private String paint(Status status, String word) {
    return switch (status.phase()) {
      case DONE -> colours.green(word);
      case FAILED -> colours.red(word);
      case SKIPPED, CANCELLED -> colours.yellow(word);
      case WORKING, PENDING -> word;
    };
  }

  private int turn() {
    return (int) Math.floorMod(now.toEpochMilli() / TURN_MILLIS, (long) SPINNER.length);
  }

  static String seconds(Duration elapsed) {
    var tenths = Math.max(0, elapsed.toMillis()) / 100;
    return tenths / 10 + "." + tenths % 10 + "s";
  }
}
