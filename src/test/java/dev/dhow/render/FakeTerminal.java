package dev.dhow.render;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A small terminal: what is written moves a cursor over a screen, and lines that leave the screen
/// at the top are remembered.
public final class FakeTerminal extends Writer {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])");

  private final int rows;
  private final int columns;
  private final List<StringBuilder> screen = new ArrayList<>();
  private final List<String> scrolledAway = new ArrayList<>();
  private int row;
  private int column;
  private boolean cursorShown = true;

  public FakeTerminal(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    for (var i = 0; i < rows; i++) {
      screen.add(new StringBuilder());
    }
  }

  /// The lines that hold something.
  public String text() {
    var lines =
        new ArrayList<>(screen.stream().map(line -> line.toString().stripTrailing()).toList());
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return String.join("\n", lines) + "\n";
  }

  public List<String> scrolledAway() {
    return List.copyOf(scrolledAway);
  }

  public boolean isCursorShown() {
    return cursorShown;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    var text = new String(buffer, offset, length);
    for (var at = 0; at < text.length(); ) {
      var sequence = SEQUENCE.matcher(text).region(at, text.length());
      if (sequence.lookingAt()) {
        obey(sequence.group(1), sequence.group(2).charAt(0));
        at = sequence.end();
      } else {
        put(text.charAt(at++));
      }
    }
  }

  private void obey(String parameters, char command) {
    switch (command) {
      case 'A' -> row = Math.max(0, row - Integer.parseInt(parameters));
      case 'K' -> cut(screen.get(row), column);
      case 'J' -> {
        cut(screen.get(row), column);
        screen.subList(row + 1, rows).forEach(line -> line.setLength(0));
      }
      case 'm' -> {} // colours are not looked at
      case 'h' -> cursorShown = true;
      case 'l' -> cursorShown = false;
      default -> throw new AssertionError("unknown sequence " + parameters + command);
    }
  }

  private static void cut(StringBuilder line, int column) {
    line.setLength(Math.min(line.length(), column));
  }

  private void put(char c) {
    switch (c) {
      case '\r' -> column = 0;
      case '\n' -> {
        column = 0;
        nextRow();
      }
      default -> {
        if (column == columns) {
          column = 0;
          nextRow();
        }
        var line = screen.get(row);
        while (line.length() <= column) {
          line.append(' ');
        }
        line.setCharAt(column++, c);
      }
    }
  }

  private void nextRow() {
    if (row < rows - 1) {
      row++;
    } else {
      scrolledAway.add(screen.removeFirst().toString());
      screen.add(new StringBuilder());
    }
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    // nothing to close
  }
}
