package dev.dhow.render;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What is being done with a container where no plan is run: a line of a terminal that counts the
/// seconds.
public final class LiveStatus {
  private final TerminalBlock block;
  private final Colours colours;
  private final InstantSource clock;
  private final Resource container;
  private final Instant began;
  private final Status doing;
  private final String more;
  private boolean over;

  /// @param word such as `Copying`
  /// @param more what follows it; may be empty
  public LiveStatus(
      TerminalBlock block,
      Colours colours,
      InstantSource clock,
      String container,
      String word,
      String more) {
    this.block = block;
    this.colours = colours;
    this.clock = clock;
    this.container = Resource.container(container);
    this.began = clock.instant();
    this.doing = Status.working(word);
    this.more = more;
  }

  /// Draws the line as it is now.
  public synchronized void redraw() {
    if (!over) {
      var now = clock.instant();
      var track = Track.of(container, doing, began, now);
      block.draw(List.of(), List.of(line(now, track).cut(track, more)));
    }
  }

  /// Says how it ended, and leaves that where it is.
  ///
  /// @param moreThen what follows the word; may be empty
  public synchronized void done(String word, String moreThen) {
    end(Status.done(word, ""), moreThen);
  }

  /// Leaves it as what did not go well, unless it is done.
  public synchronized void close() {
    end(Status.failed(doing.word(), ""), more);
  }

  private void end(Status status, String moreThen) {
    if (!over) {
      var now = clock.instant();
      var track = Track.of(container, status, began, now);
      block.draw(List.of(), line(now, track).whole(track, moreThen));
      block.leave();
      over = true;
    }
  }

  private ProgressLine line(Instant now, Track track) {
    return new ProgressLine(colours, now, block.size().columns(), List.of(track));
  }
}
