package dev.dhow.render;

import dev.dhow.event.StepProgress;
import dev.dhow.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// The notes of a plan as warnings, each with its hint on a line of its own.
final class NoteText {

  private NoteText() {}

  static List<String> of(StepProgress.Warning warning, Colours colours) {
    return of(List.of(new Plan.Note(warning.text(), warning.hint())), colours);
  }

  static List<String> of(List<Plan.Note> notes, Colours colours) {
    var lines = new ArrayList<String>();
    for (var note : notes) {
      lines.add(colours.paint("1;33", "warning") + ": " + SafeText.of(note.text()));
      if (!note.hint().isEmpty()) {
        lines.add("  " + colours.bold("hint") + ": " + SafeText.of(note.hint()));
      }
    }
    return lines;
  }
}
