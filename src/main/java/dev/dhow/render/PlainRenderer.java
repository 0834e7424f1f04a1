package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Action;
import dev.dhow.plan.Plan;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// One line for each change of a resource, for pipes, CI logs and terminals without cursor control.
///
/// ```
///  Network demo_default  Created
///  Container demo-db-1  Running
///  Container demo-web-1  Recreated  (image, environment.DEBUG changed)
/// ```
public final class PlainRenderer implements Consumer<Event> {
  private final PrintWriter out;
  private final BuildOutput builds;
  private final ProgressBoard board = new ProgressBoard();

  /// @param quietBuild whether a build's output is kept back unless it fails
  public PlainRenderer(PrintWriter out, boolean quietBuild) {
    this.out = out;
    this.builds = new BuildOutput(quietBuild);
  }

  /// The line for a resource that is told of without a plan.
  public static String status(String id, String status) {
    return " " + SafeText.of(id) + "  " + SafeText.of(status);
  }

  @Override
  public synchronized void accept(Event event) {
    var changes = board.accept(event);
    switch (event) {
      case Event.PlanReady(_, var plan) -> begin(plan);
      case Event.StepProgressed(_, var step, StepProgress.Line(var text)) ->
          builds.add(step, text).ifPresent(out::println);
      case Event.StepProgressed(_, var step, StepProgress.Waiting(var why))
          when step.action() instanceof Action.PullImage(var image, _, _) ->
          out.println(" Image " + SafeText.of(image) + "  " + SafeText.of(why));
      case Event.StepProgressed(_, var step, StepProgress.Waiting(var why))
          when step.action() instanceof Action.RunProvider(_, var service, _) ->
          out.println(" Provider " + service.name() + "  " + SafeText.of(why));
      case Event.StepProgressed(_, _, StepProgress.Warning warning) ->
          NoteText.of(warning, Colours.OFF).forEach(out::println);
      case Event.StepProgressed _, Event.StepStarted _, Event.PlanFinished _ -> {}
      case Event.StepFinished(_, var step, var outcome) ->
          builds.finish(step, outcome).forEach(out::println);
    }
    changes.forEach(this::print);
    out.flush();
  }

  private void begin(Plan plan) {
    builds.begin(plan);
    NoteText.of(plan.notes(), Colours.OFF).forEach(out::println);
  }

  private void print(ProgressBoard.Change change) {
    var status = change.status();
    if (status.phase() == Status.Phase.WORKING && !Wording.takesLong(status.word())) {
      return;
    }
    var note = status.note().isEmpty() ? "" : "  (" + status.note() + ")";
    out.println(" " + change.resource().id() + "  " + status.word() + note);
  }
}
