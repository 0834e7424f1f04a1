package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.insight.Timeline;
import dev.dhow.model.ProjectName;
import dev.dhow.render.Colours;
import dev.dhow.render.TimelineJson;
import dev.dhow.render.TimelineText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Notes what an `up` does and when, and tells in the end where the time went.
public final class UpTimeline implements RunObserver {
  private final Screen screen;
  private final boolean shown;
  private final Consumer<String> kept;
  private final Instant began;
  private final List<Event> events = new ArrayList<>();

  /// @param shown whether it is printed
  /// @param kept is given it as JSON
  public UpTimeline(Workplace workplace, boolean shown, Consumer<String> kept) {
    this.screen = workplace.screen();
    this.shown = shown;
    this.kept = kept;
    this.began = workplace.clock().instant();
  }

  @Override
  public synchronized void accept(Event event) {
    if (!(event instanceof Event.StepProgressed)) {
      events.add(event);
    }
  }

  @Override
  public synchronized void ended(ProjectName project) {
    var timeline = Timeline.of(project, began, events);
    kept.accept(TimelineJson.of(timeline));
    if (shown) {
      var colours = Colours.when(screen.outColors());
      screen.out().print(new TimelineText(timeline, colours).text(screen.tableColumns()));
      screen.out().flush();
    }
  }
}
