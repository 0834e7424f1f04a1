package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;

/// Text on a terminal that is drawn again and again in its place, cut where the terminal ends.
public final class LiveText implements AutoCloseable {
  private final TerminalBlock block;

  public LiveText(TerminalBlock block) {
    this.block = block;
  }

  public void show(String text) {
    var size = block.size();
    var lines = new ArrayList<>(text.lines().toList());
    var room = Math.max(1, size.rows() - 1);
    if (lines.size() > room) {
      var more = lines.size() - room + 1;
      lines.subList(room - 1, lines.size()).clear();
      lines.add("... %d more".formatted(more));
    }
    block.draw(
        List.of(), lines.stream().map(line -> TextWidth.clip(line, size.columns())).toList());
  }

  /// Leaves what was drawn last.
  @Override
  public void close() {
    block.leave();
  }
}
