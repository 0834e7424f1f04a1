package dev.dhow.cli;

import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.engine.docker.DockerEngine;
import dev.dhow.event.FailureCode;
import dev.dhow.host.Interrupts;
import dev.dhow.render.JsonRenderer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// This program, when signals ask it to end and it does not end by itself.
///
/// @param engine the one in use; empty while there is none
record AskedToEnd(Supplier<Optional<DockerEngine>> engine, HostConsole console, Screen screen)
    implements Interrupts.Program {
  private static final String HINT = "run it again once the engine answers";

  @Override
  public void endAtOnce() {
    console.restore();
    Runtime.getRuntime().halt(ErrorHandling.INTERRUPTED);
  }

  @Override
  public boolean hasMovedWithin(Duration time) {
    return engine.get().filter(used -> used.silence().compareTo(time) < 0).isPresent();
  }

  @Override
  public void giveUp() {
    console.restore();
    var message =
        "the engine has not answered for %d s; what it was last asked for may still be done"
            .formatted(Interrupts.STANDSTILL.toSeconds());
    var err = screen.err();
    if (screen.progress() == ProgressMode.JSON) {
      err.println(JsonRenderer.error(FailureCode.TIMED_OUT, message, HINT));
    } else {
      err.println("error: " + message);
      err.println("hint: " + HINT);
    }
    err.flush();
    endAtOnce();
  }
}
