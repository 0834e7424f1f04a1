package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.event.PlanResult;
import dev.dhow.render.PlainRenderer;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// How the running of plans is shown, in the way the screen asks for.
final class ProgressDisplay implements AutoCloseable {
  private final PrintWriter err;
  private final Consumer<Event> renderer;

  ProgressDisplay(Screen screen, RunOptions options) {
    this.err = screen.err();
    this.renderer = new PlainRenderer(err, options.quietBuild());
  }

  void accept(Event event) {
    renderer.accept(event);
  }

  /// Tells what failed and why, once a plan has ended.
  void conclude(PlanResult result) {
    for (var failure : result.failures()) {
      err.println("error: " + failure.cause().getMessage());
    }
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
