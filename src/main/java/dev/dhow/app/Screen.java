package dev.dhow.app;

import dev.dhow.render.JsonRenderer;
import dev.dhow.render.TerminalBlock;
import java.io.PrintWriter;
import java.util.function.Supplier;

/// Where output goes, and what can be shown there.
///
/// @param out the result
/// @param err the story of how it came about, and problems
/// @param progressWithResult whether progress is told with the result instead of with the story
/// @param outTerminal whether a person reads the result
/// @param errTerminal whether a person reads the story
/// @param outColors whether control sequences may be written to the result
/// @param errColors whether control sequences may be written to the story
/// @param size asked for again whenever something is drawn
public record Screen(
    PrintWriter out,
    PrintWriter err,
    boolean progressWithResult,
    boolean outTerminal,
    boolean errTerminal,
    boolean outColors,
    boolean errColors,
    ProgressMode progress,
    Supplier<Size> size) {

  /// One where progress is told with the story.
  public Screen(
      PrintWriter out,
      PrintWriter err,
      boolean outTerminal,
      boolean errTerminal,
      boolean outColors,
      boolean errColors,
      ProgressMode progress,
      Supplier<Size> size) {
    this(out, err, false, outTerminal, errTerminal, outColors, errColors, progress, size);
  }

  /// How progress is shown.
  public enum ProgressMode {
    TTY,
    PLAIN,
    JSON,
    QUIET
  }

  /// A terminal's size in characters.
  public record Size(int rows, int columns) {}

  /// How wide a table of the result may be; 0 for as wide as it is.
  int tableColumns() {
    return outTerminal ? size.get().columns() : 0;
  }

  /// Tells a sentence of the story that belongs to no resource.
  public void tell(String message) {
    err.println(progress == ProgressMode.JSON ? JsonRenderer.message(message) : message);
    err.flush();
  }

  /// Tells what went wrong without the command failing.
  public void warn(String message) {
    err.println(
        progress == ProgressMode.JSON ? JsonRenderer.warning(message) : "warning: " + message);
    err.flush();
  }

  /// Where progress is told.
  public PrintWriter progressOut() {
    return progressWithResult ? out : err;
  }

  /// Whether control sequences may be written to progress.
  boolean progressColors() {
    return progressWithResult ? outColors : errColors;
  }

  /// The block at the bottom of the terminal where the story is told.
  TerminalBlock block() {
    return block(progressOut());
  }

  /// The block at the bottom of the terminal where the result goes.
  TerminalBlock resultBlock() {
    return block(out);
  }

  private TerminalBlock block(PrintWriter to) {
    return new TerminalBlock(
        to,
        () -> {
          var now = size.get();
          return new TerminalBlock.Size(now.rows(), now.columns());
        });
  }
}
