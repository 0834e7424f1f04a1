package dev.dhow.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One resource as a line of a terminal: a mark, its name, what it is doing, more about that, and
/// for how long, in at most so many columns.
///
/// Where room is scarce, its kind goes first, then the time; what it is called and what it is doing
/// stay longest.
final class ProgressLine {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final int TURN_MILLIS = 100;
  private static final String INDENT = "     ";
  private static final int MARK = 3;

  /// On a wide terminal times stand no farther from what they are about.
  private static final int FAR_RIGHT = 100;

  private static final int USUAL_WORD = "  Recreated".length();

  private final Colours colours;
  private final Instant now;
  private final int columns;
  private final boolean withKind;
  private final int nameWidth;

  /// @param together all that stand below each other
  ProgressLine(Colours colours, Instant now, int columns, List<Track> together) {
    this.colours = colours;
    this.now = now;
    this.columns = columns;
    var word = together.stream().mapToInt(track -> word(track).length()).max().orElse(0);
    var space = Math.max(1, columns - MARK - Math.max(USUAL_WORD, word));
    this.withKind = longest(together, Resource::id) <= space;
    this.nameWidth = Math.min(space, longest(together, this::name));
  }

  private static int longest(List<Track> tracks, Function<Resource, String> name) {
    return tracks.stream()
        .mapToInt(track -> TextWidth.of(name.apply(track.resource())))
        .max()
        .orElse(0);
  }

  private String name(Resource resource) {
    return withKind ? resource.id() : SafeText.of(resource.name());
  }

  /// One line, its end cut where there is no room for it.
  String cut(Track track, String detail) {
    var more = more(track.shown(), detail);
    return line(track, TextWidth.clip(more, room(track)));
  }

  /// As many lines as it takes; what is more to say has its own when there is no room beside.
  List<String> whole(Track track, String detail) {
    var more = more(track.shown(), detail);
    if (TextWidth.of(more) <= room(track)) {
      return List.of(line(track, more));
    }
    var lines = new ArrayList<String>();
    lines.add(line(track, ""));
    TextWidth.wrap(more.strip(), Math.max(1, columns - INDENT.length()))
        .forEach(text -> lines.add(TextWidth.clip(INDENT + text, columns)));
    return lines;
  }

  private String line(Track track, String more) {
    var name = TextWidth.pad(TextWidth.clipHead(name(track.resource()), nameWidth), nameWidth);
    var word = TextWidth.clip(word(track), Math.max(0, columns - MARK - TextWidth.of(name)));
    var time = time(track);
    var used = MARK + TextWidth.of(name) + TextWidth.of(word) + TextWidth.of(more) + time.length();
    return " "
        + mark(track.shown())
        + " "
        + name
        + paint(track.shown(), word)
        + more
        + " ".repeat(Math.max(time.isEmpty() ? 0 : 1, Math.min(columns, FAR_RIGHT) - used))
        + colours.blue(time);
  }

  /// How much more there is room for beside the name, the word and the time.
  private int room(Track track) {
    var time = time(track);
    var taken = MARK + nameWidth + word(track).length() + time.length();
    return Math.max(0, columns - taken - (time.isEmpty() ? 0 : 1));
  }

  /// Empty when there is no room for it.
  private String time(Track track) {
    var time = seconds(track.elapsed(now));
    return MARK + nameWidth + word(track).length() + 1 + time.length() <= columns ? time : "";
  }

  private static String word(Track track) {
    return "  " + track.shown().word();
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
