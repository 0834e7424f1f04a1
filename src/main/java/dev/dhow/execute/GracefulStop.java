package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepProgress;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Stops containers, and tells of those that had to be killed because they did not heed the signal:
/// mostly nobody knows why stopping takes so long.
final class GracefulStop {
  private static final int KILLED = 137;

  /// Who ends sooner than this was not waited for.
  private static final Duration NOTABLE = Duration.ofMillis(900);

  private final Engine engine;
  private final InstantSource clock;

  GracefulStop(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /// @param name what people call it
  /// @param grace null for the container's own, negative for no limit
  void stop(
      ContainerId container, String name, @Nullable Duration grace, Consumer<StepProgress> progress)
      throws InterruptedException {
    var began = clock.instant();
    engine.stop(container, grace);
    var took = Duration.between(began, clock.instant());
    if (took.compareTo(NOTABLE) >= 0 && wasKilled(container)) {
      progress.accept(
          new StepProgress.Warning(
              "container %s did not end within %d s and was killed"
                  .formatted(name, Math.round(took.toMillis() / 1000.0)),
              "give its service \"init: true\", a stop_signal that its program heeds,"
                  + " or more time with stop_grace_period"));
    }
  }

  private boolean wasKilled(ContainerId container) throws InterruptedException {
    try {
      var detail = engine.inspect(container);
      return detail.exitCode() == KILLED && !detail.outOfMemory();
    } catch (EngineException.NotFound _) {
      return false; // it went with its end
    }
  }
}
