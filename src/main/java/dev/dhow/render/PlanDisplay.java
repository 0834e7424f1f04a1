package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import java.time.Instant;
import java.util.stream.Stream;

/// What a plan would do and why, a line for each resource, as a dry run shows it.
///
/// ```
///  Container demo-db-1   keep
///  Volume demo_data      create         (does not exist yet)
///  Container demo-web-1  recreate       (image, environment.DEBUG changed)
/// ```
public final class PlanDisplay {
  private final Colours colours;

  public PlanDisplay(Colours colours) {
    this.colours = colours;
  }

  /// Each line ended; a line that says so when there is nothing to do.
  public String of(Plan plan) {
    var board = new ProgressBoard();
    board.accept(new Event.PlanReady(Instant.EPOCH, plan));
    var tracks = board.tracks();
    var text = new StringBuilder();
    NoteText.of(plan.notes(), colours).forEach(line -> text.append(line).append('\n'));
    var names = width(tracks.stream().map(track -> track.resource().id()));
    var works = width(tracks.stream().map(PlanDisplay::work));
    for (var track : tracks) {
      var why = track.reason().map(Reason::text).map(reason -> "(" + reason + ")").orElse("");
      var line =
          " "
              + TextWidth.pad(track.resource().id(), names)
              + "  "
              + TextWidth.pad(work(track), works)
              + "  "
              + SafeText.of(why);
      text.append(line.stripTrailing()).append('\n');
    }
    if (plan.isEmpty()) {
      text.append("Nothing to do.\n");
    }
    return text.toString();
  }

  private static String work(Track track) {
    var work = track.work();
    return work.isEmpty() ? "keep" : String.join(", ", work);
  }

  private static int width(Stream<String> texts) {
    return texts.map(TextWidth::of).reduce(0, Math::max);
  }
}
