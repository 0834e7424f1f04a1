package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.plan.PlanningException;
import dev.dhow.render.Colours;
import dev.dhow.render.MenuText;
import dev.dhow.render.TerminalBlock;
import dev.dhow.watch.News;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The keys of an attached `up` on a terminal, and the line below its output that names them: `w`
/// switches the watching of sources on and off, `d` leaves the containers running.
final class UpMenu implements AutoCloseable {
  private final Workplace workplace;
  private final TerminalBlock block;
  private final Choices choices;
  private final Consumer<News> news;
  private final MenuText text;
  private Console.@Nullable RawMode mode;
  private boolean away;
  private boolean closed;

  /// What keys do.
  interface Choices {

    boolean isWatching();

    void toggleWatch() throws InterruptedException;

    void detach();

    /// Something went wrong that nobody foresaw.
    void fail(RuntimeException problem);
  }

  private UpMenu(Workplace workplace, TerminalBlock block, Choices choices, Consumer<News> news) {
    this.workplace = workplace;
    this.block = block;
    this.choices = choices;
    this.news = news;
    this.text = new MenuText(Colours.when(workplace.screen().progressColors()));
  }

  /// Whether somebody at the terminal sees what is drawn below the output, and types there.
  static boolean isPossible(Workplace workplace) {
    var screen = workplace.screen();
    var console = workplace.console();
    return screen.progress() == Screen.ProgressMode.TTY
        && screen.outTerminal()
        && console.isInputTerminal()
        && console.isForeground();
  }

  /// Reads keys from now on.
  ///
  /// @param news told what a key could not do
  static UpMenu open(Workplace workplace, TerminalBlock block, Choices choices, Consumer<News> news)
      throws IOException {
    var menu = new UpMenu(workplace, block, choices, news);
    menu.begin();
    Thread.ofPlatform().daemon().name("keys").start(menu::listen);
    return menu;
  }

  private synchronized void begin() throws IOException {
    mode = workplace.console().keys(this::goOn);
    draw();
  }

  private void listen() {
    var keys = new byte[16];
    try {
      for (int count = read(keys); count >= 0; count = read(keys)) {
        for (int i = 0; i < count; i++) {
          press(keys[i]);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // it is over; the thread ends
    } catch (RuntimeException e) {
      choices.fail(e);
    }
  }

  /// A terminal that is gone has no more keys; one that is another job's for now may have.
  private int read(byte[] into) throws InterruptedException {
    for (boolean again = false; ; again = true) {
      try {
        return workplace.console().read(into);
      } catch (IOException _) {
        if (!workplace.console().isForeground()) {
          awaitTerminal();
        } else if (again) {
          return -1;
        }
      }
    }
  }

  private synchronized void awaitTerminal() throws InterruptedException {
    while (!closed && !workplace.console().isForeground()) {
      leave();
      wait();
    }
  }

  private void leave() {
    away = true;
    block.forget();
  }

  /// After it was stopped.
  private synchronized void goOn() {
    if (!workplace.console().isForeground()) {
      leave();
      return;
    }
    away = false;
    notifyAll();
    block.forget();
    draw();
  }

  private void press(byte key) throws InterruptedException {
    switch (key) {
      case 'w' -> toggle();
      case 'd' -> choices.detach();
      case '\r', '\n' -> gap();
      default -> {} // all others mean nothing
    }
  }

  private void toggle() throws InterruptedException {
    try {
      choices.toggleWatch();
    } catch (UsageException e) {
      news.accept(new News.Notice(e.getMessage() + ": " + e.hint()));
    } catch (PlanningException | EngineException | UncheckedIOException e) {
      news.accept(new News.Notice(String.valueOf(e.getMessage())));
    }
    draw();
  }

  /// People use it to part what they have read from what is to come.
  private void gap() {
    var out = workplace.screen().out();
    block.printAbove(() -> {
      out.println();
      out.flush();
    });
  }

  private synchronized void draw() {
    if (closed || away) {
      return;
    }
    var columns = workplace.screen().size().get().columns();
    var line = text.line(choices.isWatching(), columns);
    block.footer(List.of(line), workplace.console()::isForeground);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (mode != null) {
      mode.close(); // before standard input is closed: the terminal is reached through it
    }
    workplace.console().stopReading();
    block.noFooter();
  }
}
