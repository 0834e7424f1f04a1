package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.event.FailureCode;
import dev.dhow.event.PlanResult;
import dev.dhow.render.Colours;
import dev.dhow.render.FailureText;
import dev.dhow.render.JsonRenderer;
import dev.dhow.render.PlainRenderer;
import dev.dhow.render.QuietRenderer;
import dev.dhow.render.TerminalBlock;
import dev.dhow.render.TtyRenderer;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How the running of plans is shown, in the way the screen asks for.
final class ProgressDisplay implements AutoCloseable {
  private final Screen screen;
  private final PrintWriter err;
  private final PrintWriter out;
  private final boolean tolerant;
  private @Nullable Frames frames;
  private final Consumer<Event> renderer;

  /// @param block of the terminal, shared by all who print there
  ProgressDisplay(Screen screen, TerminalBlock block, InstantSource clock, RunOptions options) {
    this.screen = screen;
    this.err = screen.err();
    this.out = screen.progressOut();
    this.tolerant = options.tolerant();
    this.renderer =
        switch (screen.progress()) {
          case TTY -> terminal(block, clock, options);
          case PLAIN -> new PlainRenderer(out, options.quietBuild());
          case JSON -> new JsonRenderer(out, options.quietPull(), options.quietBuild());
          case QUIET -> new QuietRenderer(out);
        };
  }

  private TtyRenderer terminal(TerminalBlock block, InstantSource clock, RunOptions options) {
    var looks =
        new TtyRenderer.Options(
            options.verb(),
            Colours.when(screen.progressColors()),
            options.quietPull(),
            options.quietBuild());
    var terminal = new TtyRenderer(block, looks, clock);
    frames = Frames.of(terminal::redraw);
    return terminal;
  }

  synchronized void accept(Event event) {
    renderer.accept(event);
  }

  /// Tells what failed and why, once a plan has ended.
  void conclude(PlanResult result) {
    print(Failures.of(result), failureText().of(result, ProgressDisplay::explain));
  }

  /// Tells what a plan's failure led to.
  ///
  /// @param code of that failure
  void tell(FailureCode code, FailureText.Cause cause) {
    print(code, failureText().of(cause));
  }

  private boolean isJson() {
    return screen.progress() == Screen.ProgressMode.JSON;
  }

  private FailureText failureText() {
    var colours = Colours.when(screen.errColors() && !isJson());
    return tolerant ? FailureText.ofWarnings(colours) : new FailureText(colours);
  }

  private void print(FailureCode code, String report) {
    out.flush();
    if (isJson() && !report.isEmpty()) {
      var message = report.strip();
      err.println(
          tolerant ? JsonRenderer.warning(message) : JsonRenderer.error(code, message, null));
    } else {
      err.print(report);
    }
    err.flush();
  }

  /// What is neither the engine's refusal nor a service's failure is dhow's own mistake.
  private static FailureText.Cause explain(Exception defect) {
    return FailureText.Cause.of(
        "dhow has a defect: " + defect, "run it again with --verbose and report what it shows");
  }

  @Override
  public synchronized void close() {
    if (frames != null) {
      frames.close();
    }
    if (renderer instanceof TtyRenderer terminal) {
      terminal.close();
    }
    out.flush();
    err.flush();
  }
}
