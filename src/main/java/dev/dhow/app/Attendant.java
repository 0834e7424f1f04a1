package dev.dhow.app;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.Ending.Kind;
import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Stays with a container's first process until that has ended or is left alone: lends it the
/// standard streams, hands signals on to it, and takes its exit code over.
final class Attendant {
  private static final Console.SignalsElsewhere NOTHING = () -> {};

  /// How long the engine may take to tell the process of a signal.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Workplace workplace;
  private final Engine engine;
  private final ContainerId container;
  private final boolean input;
  private final boolean terminal;
  private final String detachKeys;
  private volatile boolean runs;

  /// @param input whether the process gets what is read
  /// @param terminal whether it runs in one
  Attendant(Workplace workplace, ContainerId container, boolean input, boolean terminal) {
    this(
        workplace,
        container,
        input,
        terminal,
        workplace.engine().get().sessions().detachKeys().orElse(DetachKeys.USUAL));
  }

  /// @param detachKeys those that leave it alone
  Attendant(
      Workplace workplace,
      ContainerId container,
      boolean input,
      boolean terminal,
      String detachKeys) {
    this.workplace = workplace;
    this.engine = workplace.engine().get();
    this.container = container;
    this.input = input;
    this.terminal = terminal;
    this.detachKeys = detachKeys;
  }

  /// Starts the container and stays with it.
  ///
  /// @param removed whether the engine removes it in the end
  /// @return its exit code; 0 when it was left alone
  int startAndStay(boolean removed) throws InterruptedException {
    try (var _ = workplace.console().signalsTo(this::receive);
        var ending = engine.sessions().ending(container, removed ? Kind.REMOVAL : Kind.NEXT)) {
      return lending().to(attach(), this::start) ? ending.await() : 0;
    } catch (InterruptedException | RuntimeException e) {
      if (removed && !runs) {
        workplace.interruptions().awaitDelivery();
        engine.remove(container, true);
      }
      throw e;
    }
  }

  /// Stays with a container that runs.
  ///
  /// @param signals whether they are handed on to it
  /// @return its exit code; empty when it was left alone
  OptionalInt stay(boolean signals) throws InterruptedException {
    runs = true;
    try (var _ = signals ? workplace.console().signalsTo(this::receive) : NOTHING;
        var ending = engine.sessions().ending(container, Kind.CURRENT)) {
      var dialogue = attachToRunning();
      return dialogue == null || lending().to(dialogue, this::resize)
          ? OptionalInt.of(ending.await())
          : OptionalInt.empty();
    }
  }

  private void start() throws InterruptedException {
    engine.start(container);
    runs = true;
    resize();
  }

  /// Nobody would ever say anything on a connection with a container that ended just before.
  ///
  /// @return null when it has ended
  private @Nullable Dialogue attachToRunning() throws InterruptedException {
    var dialogue = attach();
    boolean up = false;
    try {
      up = isUp();
    } finally {
      if (!up) {
        dialogue.close();
      }
    }
    return up ? dialogue : null;
  }

  private boolean isUp() throws InterruptedException {
    try {
      return engine.inspect(container).status().isUp();
    } catch (EngineException.NotFound _) {
      return false; // the engine removes some once they have ended
    }
  }

  private void resize() throws InterruptedException {
    if (terminal && workplace.console().isOutputTerminal()) {
      try {
        engine.sessions().resize(container, workplace.console().size());
      } catch (EngineException.Conflict | EngineException.NotFound | EngineException.Refused _) {
        // It has ended already, as short commands do.
      }
    }
  }

  private Dialogue attach() throws InterruptedException {
    return engine.sessions().attach(container, input, terminal, terminal ? detachKeys : null);
  }

  private Lending lending() {
    return new Lending(
        workplace.console(),
        input,
        terminal,
        DetachKeys.parse(detachKeys),
        size -> engine.sessions().resize(container, size));
  }

  /// Until the process runs, and where it cannot be reached, a signal is for this program. So is
  /// the end of the terminal, whatever the process makes of it: nobody is there any more.
  private void receive(String signal) {
    var taken = new AtomicBoolean();
    Runnable take =
        () -> {
          if (taken.compareAndSet(false, true)) {
            workplace.interruptions().take(signal);
          }
        };
    if (!runs) {
      take.run();
      return;
    }
    var limit = workplace.timer().after(PATIENCE, take);
    try {
      engine.kill(container, signal);
      if (signal.equals("SIGHUP") && workplace.console().isInputTerminal()) {
        take.run();
      }
    } catch (EngineException e) {
      take.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      limit.run();
    }
  }
}
