package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.plan.FieldChange;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What plans would do and why, a line for each resource, as a dry run shows it, with the values of
/// fields that changed as far as they are known.
///
/// ```
///  Container demo-db-1   keep
///  Volume demo_data      create         (does not exist yet)
///  Container demo-web-1  recreate       (image, environment.DEBUG changed)
///      environment.DEBUG: "0" → "1"
///      image: "web:1" → "web:2"
/// ```
public final class PlanDisplay {
  private final Colours colours;

  public PlanDisplay(Colours colours) {
    this.colours = colours;
  }

  /// Each line ended; a line that says so when there is nothing to do.
  public String of(Plan plan) {
    return of(List.of(plan));
  }

  /// Plans that are run one after the other, as one.
  public String of(List<Plan> plans) {
    var tracks = new ArrayList<Track>();
    var text = new StringBuilder();
    for (var plan : plans) {
      NoteText.of(plan.notes(), colours).forEach(line -> text.append(line).append('\n'));
      tracks.addAll(tracks(plan));
    }
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
      changes(track).forEach(change -> text.append("     ").append(line(change)).append('\n'));
    }
    if (plans.stream().allMatch(Plan::changesNothing)) {
      text.append("Nothing to do.\n");
    }
    return text.toString();
  }

  /// The resources of a plan, each with all that is done with it.
  static List<Track> tracks(Plan plan) {
    var board = ProgressBoard.whole();
    board.accept(new Event.PlanReady(Instant.EPOCH, plan));
    return board.tracks();
  }

  static Stream<FieldChange> changes(Track track) {
    return track.reason().stream()
        .flatMap(reason ->
            reason instanceof Reason.Changed changed ? changed.changes().stream() : Stream.empty())
        .filter(FieldChange::tells);
  }

  private static String line(FieldChange change) {
    var from = change.known() ? ValueText.of(change.from()) : "(not recorded)";
    return SafeText.of(change.field() + ": " + from + " → " + ValueText.of(change.to()));
  }

  private static String work(Track track) {
    var work = track.work();
    return work.isEmpty() ? "keep" : String.join(", ", work);
  }

  private static int width(Stream<String> texts) {
    return texts.map(TextWidth::of).reduce(0, Math::max);
  }
}
