package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepFailedException;
import dev.dhow.plan.Action.RemoveContainer.Proviso;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes containers although others may be at work on the same engine, which no plan can know of:
/// whatever they did meanwhile, of a container and the one in its place one stays.
final class CarefulRemoval {
  private final Engine engine;
  private final String maker;

  /// @param maker whose commands this is one of
  CarefulRemoval(Engine engine, String maker) {
    this.engine = engine;
    this.maker = maker;
  }

  /// @param name what people call it
  /// @param instead without which it stays, and runs again if it did; null for nothing
  /// @throws StepFailedException when it stays
  void remove(
      ContainerId container,
      String name,
      boolean anonymousVolumes,
      Proviso proviso,
      @Nullable ContainerId instead)
      throws InterruptedException {
    if (instead != null && !isThere(instead)) {
      throw stays(name, "removed the one in its place", resume(container));
    }
    try {
      engine.remove(container, anonymousVolumes, !proviso.idle());
    } catch (EngineException.Conflict e) {
      if (!proviso.idle()) {
        throw e;
      }
      if (!proviso.fresh() || !isOurs(container)) {
        throw stays(name, "started it", e);
      }
      engine.remove(container, anonymousVolumes);
    }
  }

  private boolean isOurs(ContainerId container) throws InterruptedException {
    try {
      return maker.equals(engine.inspect(container).labels().get(Labels.MAKER));
    } catch (EngineException.NotFound _) {
      return false;
    }
  }

  private boolean isThere(ContainerId container) throws InterruptedException {
    try {
      engine.inspect(container);
      return true;
    } catch (EngineException.NotFound _) {
      return false;
    }
  }

  /// What hinders it is returned.
  private @Nullable EngineException resume(ContainerId container) throws InterruptedException {
    try {
      if (engine.inspect(container).status() == ContainerStatus.EXITED) {
        engine.start(container);
      }
      return null;
    } catch (EngineException e) {
      return e;
    }
  }

  private static StepFailedException stays(
      String name, String done, @Nullable EngineException cause) {
    return new StepFailedException(
        "container %s stays, as somebody else has %s".formatted(name, done),
        "run the command again when nobody else changes the project",
        List.of(),
        cause);
  }
}
