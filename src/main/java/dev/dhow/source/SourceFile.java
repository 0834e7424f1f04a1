package dev.dhow.source;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text file as it was read. Lines end with `\n`, `\r` or `\r\n`.
public final class SourceFile {
  private final String name;
  private final String text;
  private final boolean confidential;

  /// The offset at which each line starts; made when the first place is asked for.
  private int @Nullable [] lineStarts;

  /// @param name how messages name it: the path as the user gave it, or `-` for standard input
  /// @param text the whole content, decoded as UTF-8
  /// @param confidential whether its lines may hold secrets, so that messages must not show them
  public SourceFile(String name, String text, boolean confidential) {
    this.name = name;
    this.text = text;
    this.confidential = confidential;
  }

  public SourceFile(String name, String text) {
    this(name, text, false);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public boolean confidential() {
    return confidential;
  }

  /// The text of a line without its line break; empty when there is no such line.
  ///
  /// @param number counted from 1
  public String line(int number) {
    var starts = starts();
    if (number > starts.length) {
      return "";
    }
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /// The place of a character.
  ///
  /// @param offset counted from 0, in UTF-16 code units; the text's length for its end
  public Position position(int offset) {
    var starts = starts();
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - starts[line] + 1);
  }

  /// Where a place is in the text, at most its length.
  public int offset(Position position) {
    var starts = starts();
    return position.line() > starts.length
        ? text.length()
        : Math.min(starts[position.line() - 1] + position.column() - 1, text.length());
  }

  /// The place of the file as a whole, for problems that have no better one.
  public Span wholeFile() {
    return new Span(this, Position.START, Position.START);
  }

  private int[] starts() {
    var known = lineStarts;
    if (known == null) {
      known = findStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] findStarts(String text) {
    var starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFile file
        && name.equals(file.name)
        && confidential == file.confidential
        && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text, confidential);
  }

  @Override
  public String toString() {
    return name;
  }
}
