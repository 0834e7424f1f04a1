package dev.dhow.source;

/// A text file as it was read.
///
/// @param name how messages name it: the path as the user gave it, or `-` for standard input
/// @param text the whole content, decoded as UTF-8
/// @param confidential whether its lines may hold secrets, so that messages must not show them
public record SourceFile(String name, String text, boolean confidential) {

  public SourceFile(String name, String text) {
    this(name, text, false);
  }

  /// The text of a line without its line break; empty when there is no such line.
  ///
  /// @param number counted from 1
  public String line(int number) {
    var lines = text.lines().skip(number - 1L).findFirst();
    return lines.orElse("");
  }

  /// The place of the file as a whole, for problems that have no better one.
  public Span wholeFile() {
    return new Span(this, Position.START, Position.START);
  }

  @Override
  public String toString() {
    return name;
  }
}
