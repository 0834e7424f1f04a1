package dev.dhow.cli;

import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.docker.DockerEngine;
import dev.dhow.event.FailureCode;
import dev.dhow.host.Interrupts;
import dev.dhow.render.JsonRenderer;
import dev.dhow.render.TerminalBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// This program, when signals ask it to end and it does not end by itself.
///
/// @param begun whether an engine was asked for anything; until then it only reads files
/// @param engine the one in use; empty while there is none
record AskedToEnd(
    BooleanSupplier begun,
    Supplier<Optional<DockerEngine>> engine,
    HostConsole console,
    Screen screen)
    implements Interrupts.Program {
  @Override
  public boolean hasBegun() {
    return begun.getAsBoolean();
  }

  @Override
  public void endAtOnce() {
    console.restore();
    showCursor();
    Runtime.getRuntime().halt(ErrorHandling.INTERRUPTED);
  }

  /// Past the buffers, which somebody may be writing to for ever.
  private void showCursor() {
    if (screen.progress() != ProgressMode.TTY) {
      return;
    }
    try {
      console.write(Channel.ERR, TerminalBlock.SHOW_CURSOR.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException _) {
      // The terminal is gone, and its cursor with it.
    }
  }

  @Override
  public boolean hasMovedWithin(Duration time) {
    return engine.get().filter(used -> used.pulse().silence().compareTo(time) < 0).isPresent();
  }

  /// Without an engine there is nobody who might not answer.
  @Override
  public boolean isAnsweredWithin(Duration time) {
    return engine.get().map(used -> used.pulse().isFeltWithin(time)).orElse(true);
  }

  @Override
  public void giveUp() {
    console.restore();
    boolean awaited = engine.get().filter(used -> used.pulse().isAwaited()).isPresent();
    var why = awaited ? Delay.ENGINE : Delay.UNKNOWN;
    var message = why.message.formatted(Interrupts.STANDSTILL.toSeconds());
    var err = screen.err();
    if (screen.progress() == ProgressMode.JSON) {
      err.println(JsonRenderer.error(FailureCode.TIMED_OUT, message, why.hint));
    } else {
      err.println("error: " + message);
      err.println("hint: " + why.hint);
    }
    err.flush();
    endAtOnce();
  }

  /// What keeps it from ending.
  private enum Delay {
    ENGINE(
        "the engine has not answered for %d s; what it was last asked for may still be done",
        "run it again once the engine answers"),
    UNKNOWN(
        "it did not end within %d s of the second signal; what was begun may be done in part",
        "run it again");

    private final String message;
    private final String hint;

    Delay(String message, String hint) {
      this.message = message;
      this.hint = hint;
    }
  }
}
