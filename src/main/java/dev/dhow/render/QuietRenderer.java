package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.StepProgress;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// Nothing but warnings; failures are told by the final report.
public final class QuietRenderer implements Consumer<Event> {
  private final PrintWriter out;

  public QuietRenderer(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void accept(Event event) {
    if (event instanceof Event.PlanReady(_, var plan)) {
      NoteText.of(plan.notes(), Colours.OFF).forEach(out::println);
      out.flush();
    } else if (event instanceof Event.StepProgressed(_, _, StepProgress.Warning warning)) {
      NoteText.of(warning, Colours.OFF).forEach(out::println);
      out.flush();
    }
  }
}
