package dev.dhow.app;

import dev.dhow.render.Colours;
import dev.dhow.render.JsonRenderer;
import dev.dhow.render.LiveStatus;
import dev.dhow.render.PlainRenderer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What is told of one container that a command is about, where no plan is run that would tell it.
record Story(Screen screen, InstantSource clock, String container) {

  /// Tells what is being done; on a terminal for as long as it takes.
  ///
  /// @param word such as `Copying`
  /// @param more what follows it, blanks included; may be empty
  /// @param alone whether nobody reads the result, who may write to the same terminal meanwhile
  Work begin(String word, String more, boolean alone) {
    if (screen.progress() != Screen.ProgressMode.TTY) {
      tell(word + more);
      return new Work(null, null);
    }
    if (!alone) {
      return new Work(null, null);
    }
    var colours = Colours.when(screen.progressColors());
    var line = new LiveStatus(screen.block(), colours, clock, container, word, more.strip());
    return new Work(line, Frames.of(line::redraw));
  }

  /// What would be done.
  void plan(String what) {
    screen.out().println(PlainRenderer.status(id(), what));
  }

  private void tell(String status) {
    var out = screen.progressOut();
    switch (screen.progress()) {
      case PLAIN, TTY -> out.println(PlainRenderer.status(id(), status));
      case JSON -> out.println(JsonRenderer.status(id(), status));
      case QUIET -> {}
    }
    out.flush();
  }

  private String id() {
    return "Container " + container;
  }

  /// What was begun and has to end.
  final class Work implements AutoCloseable {
    private final @Nullable LiveStatus line;
    private final @Nullable Frames frames;

    private Work(@Nullable LiveStatus line, @Nullable Frames frames) {
      this.line = line;
      this.frames = frames;
    }

    /// Tells that it went well.
    ///
    /// @param more what follows the word, blanks included; may be empty
    void done(String word, String more) {
      if (line == null) {
        tell(word + more);
      } else {
        line.done(word, more.strip());
      }
    }

    @Override
    public void close() {
      if (line != null && frames != null) {
        frames.close();
        line.close();
      }
    }
  }
}
