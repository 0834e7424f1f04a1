package dev.dhow.render;

import dev.dhow.source.Span;

/// The line a span begins on, with a mark under the part that lies in the span.
///
/// A very long line is cut on both sides so that the marked part stays in sight.
final class SourceExcerpt {
  private static final int LONGEST = 120;
  private static final int BEFORE = 40;
  private static final int TAB = 4;

  private final Span span;

  SourceExcerpt(Span span) {
    this.span = span;
  }

  /// Three lines, or nothing when the line is blank or must not be shown.
  ///
  /// @param gutter how many columns line numbers take
  String text(int gutter, char mark, Colours colours, String markColour) {
    var line = span.file().line(span.start().line());
    if (line.isBlank() || span.file().confidential()) {
      return "";
    }
    var start = Math.min(span.start().column() - 1, line.length());
    var end = Math.max(start, Math.min(endColumn(line), line.length()));
    var from = start > LONGEST - BEFORE && line.length() > LONGEST ? start - BEFORE : 0;
    var before = (from > 0 ? "…" : "") + visible(line.substring(from, start));
    var marked = visible(stretch(line, start, end));
    var after = visible(stretch(line, end, line.length()));
    var shown = TextWidth.clip(before + marked + after, LONGEST);
    var space = Math.max(1, LONGEST - TextWidth.of(before));
    var width = Math.max(1, Math.min(TextWidth.of(marked), space));
    var number = Integer.toString(span.start().line());
    var bar = " ".repeat(gutter) + " |";
    return colours.blue(bar)
        + "\n"
        + colours.blue(" ".repeat(gutter - number.length()) + number + " |")
        + " "
        + shown
        + "\n"
        + colours.blue(bar)
        + " "
        + " ".repeat(TextWidth.of(before))
        + colours.paint(markColour, String.valueOf(mark).repeat(width))
        + "\n";
  }

  /// Where the marked part ends on the first line, counted from 0.
  private int endColumn(String line) {
    return span.end().line() > span.start().line()
        ? line.stripTrailing().length()
        : span.end().column() - 1;
  }

  /// As much of a line as can be shown; a line may be as long as a file.
  private static String stretch(String line, int from, int to) {
    return line.substring(from, Math.min(to, from + 2 * LONGEST));
  }

  private static String visible(String text) {
    return SafeText.of(text.replace("\t", " ".repeat(TAB)));
  }
}
