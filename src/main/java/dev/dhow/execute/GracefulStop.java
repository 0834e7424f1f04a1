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
    var limit = took.compareTo(NOTABLE) < 0 ? null : limitOfKilled(container, grace);
    if (limit != null && !limit.isNegative() && took.compareTo(limit) >= 0) {
      progress.accept(
          new StepProgress.Warning(
              "container %s did not end within %d s and was killed"
                  .formatted(name, limit.toSeconds()),
              "give its service \"init: true\", a stop_signal that its program heeds,"
                  + " or more time with stop_grace_period"));
    }
  }

  /// The time that a container had which was killed; null for one that was not.
  private @Nullable Duration limitOfKilled(ContainerId container, @Nullable Duration grace)
      throws InterruptedException {
    try {
      var detail = engine.inspect(container);
      if (detail.exitCode() != KILLED || detail.outOfMemory()) {
        return null;
      }
      return grace != null ? grace : detail.timeToEnd();
    } catch (EngineException.NotFound _) {
      return null; // it went with its end
    }
  }
}
