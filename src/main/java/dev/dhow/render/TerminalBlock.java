package dev.dhow.render;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The last lines of a terminal, which are drawn again and again, and whatever else is printed
/// there meanwhile, which goes above them. All who write to a terminal share one. Below the block
/// may be a footer, which stays when the block is left.
public final class TerminalBlock {
  private static final String HIDE_CURSOR = "\u001b[?25l";

  /// Shows the cursor again, which is hidden while there is something below the output.
  public static final String SHOW_CURSOR = "\u001b[?25h";

  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int FEWEST_ROWS = 6;

  private final PrintWriter out;
  private final Supplier<Size> size;
  private List<String> lines = List.of();
  private List<String> footer = List.of();
  private BooleanSupplier footerStays = () -> true;
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
    var whole = size();
    return shared
        ? new Size(Math.max(Math.min(whole.rows(), FEWEST_ROWS), whole.rows() / 2), whole.columns())
        : whole;
  }

  /// The whole terminal, without the footer.
  synchronized Size size() {
    var whole = size.get();
    return new Size(Math.max(1, whole.rows() - footer.size()), whole.columns());
  }

  /// Puts lines below the block.
  ///
  /// @param next none of them wider than the terminal
  /// @param stays asked again before each drawing: false once somebody else has the terminal, where
  ///   all that was drawn is then left as it is
  public synchronized void footer(List<String> next, BooleanSupplier stays) {
    footerStays = stays;
    forgetWhereGone();
    replaceFooter(stays.getAsBoolean() ? next : List.of());
  }

  /// Takes away what is below the block.
  public synchronized void noFooter() {
    forgetWhereGone();
    replaceFooter(List.of());
  }

  private void forgetWhereGone() {
    if (!footer.isEmpty() && !footerStays.getAsBoolean()) {
      forget();
    }
  }

  private void replaceFooter(List<String> next) {
    var text = new StringBuilder(isBlank() ? "" : up());
    write(text, lines, next);
    if (isBlank()) {
      out.print(SHOW_CURSOR);
      out.flush();
    }
  }

  private boolean isBlank() {
    return lines.isEmpty() && footer.isEmpty();
  }

  /// Replaces the block.
  ///
  /// @param above lines that are to stay above it
  /// @param next none of them wider than the terminal
  synchronized void draw(List<String> above, List<String> next) {
    forgetWhereGone();
    if (above.isEmpty() && next.isEmpty() && lines.isEmpty()) {
      return;
    }
    var text = new StringBuilder(isBlank() ? "" : up());
    append(text, above);
    write(text, next, footer);
  }

  /// Makes the block ordinary text and gives the cursor back, unless there is a footer.
  synchronized void leave() {
    if (!lines.isEmpty() && footer.isEmpty()) {
      out.print(SHOW_CURSOR);
    }
    out.flush();
    lines = List.of();
    shared = false;
  }

  /// Takes what is drawn for ordinary text, wherever the cursor may be by now: somebody else had
  /// the terminal meanwhile.
  public synchronized void forget() {
    if (!isBlank()) {
      out.print(SHOW_CURSOR);
      out.flush();
    }
    lines = List.of();
    footer = List.of();
    shared = false;
  }

  /// Lets somebody print whole lines above the block, on whatever stream leads to this terminal.
  ///
  /// @param printing flushes what it prints
  public synchronized void printAbove(Runnable printing) {
    forgetWhereGone();
    if (isBlank()) {
      printing.run();
      return;
    }
    out.print(up() + CLEAR_BELOW);
    out.flush();
    shared = !lines.isEmpty();
    try {
      printing.run();
    } finally {
      forgetWhereGone();
      // The next drawing makes a better choice of what there is room for.
      var room = Math.max(1, space().rows() - 1);
      write(new StringBuilder(), lines.subList(0, Math.min(lines.size(), room)), footer);
    }
  }

  private void write(StringBuilder text, List<String> next, List<String> below) {
    if (isBlank() && !(next.isEmpty() && below.isEmpty())) {
      text.append(HIDE_CURSOR);
    }
    append(text, next);
    append(text, below);
    out.print(text.append(CLEAR_BELOW));
    out.flush();
    lines = List.copyOf(next);
    footer = List.copyOf(below);
  }

  private static void append(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append(line).append(CLEAR_TO_END_OF_LINE).append('\n'));
  }

  /// Back to the block's first line. Where the terminal has become narrower, lines that were drawn
  /// before take more than one row now.
  private String up() {
    var columns = Math.max(1, size.get().columns());
    var rows = 0;
    for (var line : Stream.concat(lines.stream(), footer.stream()).toList()) {
      var width = TextWidth.of(line.replaceAll("\u001b\\[[0-9;]*m", ""));
      rows += 1 + Math.max(0, width - 1) / columns;
    }
    return "\r\u001b[" + rows + "A";
  }
}
