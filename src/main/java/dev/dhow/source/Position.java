package dev.dhow.source;

/// A place in a text.
///
/// @param line counted from 1
/// @param column counted from 1, in UTF-16 code units
public record Position(int line, int column) {

  public static final Position START = new Position(1, 1);

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("places are counted from 1: " + line + ":" + column);
    }
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
