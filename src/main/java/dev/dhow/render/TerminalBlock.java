package dev.dhow.render;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/// The last lines of a terminal, which are drawn again and again, and whatever else is printed
/// there meanwhile, which goes above them. All who write to a terminal share one.
public final class TerminalBlock {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int FEWEST_ROWS = 6;

  private final PrintWriter out;
  private final Supplier<Size> size;
  private List<String> lines = List.of();
  private boolean shared;

  /// A terminal's size in characters.
  public record Size(int rows, int columns) {}

  /// @param size asked for again at each drawing
  public TerminalBlock(PrintWriter out, Supplier<Size> size) {
    this.out = out;
    this.size = size;
  }

  /// What the block may take: all, or half of it while others print above.
  synchronized Size space() {
    var whole = size.get();
    return shared
        ? new Size(Math.max(Math.min(whole.rows(), FEWEST_ROWS), whole.rows() / 2), whole.columns())
        : whole;
  }

  /// The whole terminal.
  Size size() {
    return size.get();
  }

  /// Replaces the block.
  ///
  /// @param above lines that are to stay above it
  /// @param next none of them wider than the terminal
  synchronized void draw(List<String> above, List<String> next) {
    if (above.isEmpty() && next.isEmpty() && lines.isEmpty()) {
      return;
    }
    var text = new StringBuilder(lines.isEmpty() ? "" : up());
    append(text, above);
    write(text, next);
  }

  /// Makes the block ordinary text and gives the cursor back.
  synchronized void leave() {
    if (!lines.isEmpty()) {
      out.print(SHOW_CURSOR);
    }
    out.flush();
    lines = List.of();
    shared = false;
  }

  /// Lets somebody print whole lines above the block, on whatever stream leads to this terminal.
  ///
  /// @param printing flushes what it prints
  public synchronized void printAbove(Runnable printing) {
    if (lines.isEmpty()) {
      printing.run();
      return;
    }
    out.print(up() + CLEAR_BELOW);
    out.flush();
    shared = true;
    try {
      printing.run();
    } finally {
      // The next drawing makes a better choice of what there is room for.
      var room = Math.max(1, space().rows() - 1);
      write(new StringBuilder(), lines.subList(0, Math.min(lines.size(), room)));
    }
  }

  private void write(StringBuilder text, List<String> next) {
    if (lines.isEmpty() && !next.isEmpty()) {
      text.append(HIDE_CURSOR);
    }
    append(text, next);
    out.print(text.append(CLEAR_BELOW));
    out.flush();
    lines = List.copyOf(next);
  }

  private static void append(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append(line).append(CLEAR_TO_END_OF_LINE).append('\n'));
  }

  /// Back to the block's first line. Where the terminal has become narrower, lines that were drawn
  /// before take more than one row now.
  private String up() {
    var columns = Math.max(1, size.get().columns());
    var rows = 0;
    for (var line : lines) {
      var width = TextWidth.of(line.replaceAll("\u001b\\[[0-9;]*m", ""));
      rows += 1 + Math.max(0, width - 1) / columns;
    }
    return "\r\u001b[" + rows + "A";
  }
}
