package dev.dhow.app;

import dev.dhow.render.Colours;
import dev.dhow.render.NewsText;
import dev.dhow.render.TerminalBlock;
import dev.dhow.watch.News;

/// Tells what happens while sources are watched, beside the progress of plans.
final class NewsPrinter {
  private final Screen screen;
  private final TerminalBlock block;
  private final NewsText text;

  /// @param block of the terminal, shared with whoever draws there
  NewsPrinter(Screen screen, TerminalBlock block) {
    this.screen = screen;
    this.block = block;
    this.text = new NewsText(Colours.when(screen.progressColors()));
  }

  void tell(News news) {
    var out = screen.progressOut();
    block.printAbove(() -> {
      if (screen.progress() == Screen.ProgressMode.JSON) {
        out.println(NewsText.json(news));
      } else {
        text.lines(news).forEach(out::println);
      }
      out.flush();
    });
  }
}
