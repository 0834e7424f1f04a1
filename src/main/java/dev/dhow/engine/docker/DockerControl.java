package dev.dhow.engine.docker;

import dev.dhow.engine.ContainerControl;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The calls that change what an existing container does.
///
/// They are no commands of docker-java's: the first of these sets up jackson, which takes longer
/// than starting a container.
final class DockerControl implements ContainerControl {
  private final Api api;

  DockerControl(Api api) {
    this.api = api;
  }

  @Override
  public void start(ContainerId container) throws InterruptedException {
    api.act(Target.of("containers", container.value(), "start"));
  }

  /// docker-java always names a time, ten seconds by default, where the container has its own.
  @Override
  public void stop(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    end("stop", container, grace);
  }

  @Override
  public void restart(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    end("restart", container, grace);
  }

  private void end(String how, ContainerId container, @Nullable Duration grace)
      throws InterruptedException {
    api.act(
        Target.of("containers", container.value(), how)
            .with("t", grace == null ? null : seconds(grace)));
  }

  /// Rounded up; the engine takes -1 for no limit.
  private static long seconds(Duration grace) {
    return grace.isNegative() ? -1 : grace.plusMillis(999).toSeconds();
  }

  @Override
  public void kill(ContainerId container, String signal) throws InterruptedException {
    try {
      api.act(Target.of("containers", container.value(), "kill").with("signal", signal));
    } catch (EngineException.Conflict _) {
      // It does not run.
    }
  }

  @Override
  public void pause(ContainerId container) throws InterruptedException {
    freeze("pause", container, ContainerStatus.PAUSED);
  }

  @Override
  public void unpause(ContainerId container) throws InterruptedException {
    freeze("unpause", container, ContainerStatus.RUNNING);
  }

  /// The engine refuses where there is nothing to do, as where it cannot.
  private void freeze(String how, ContainerId container, ContainerStatus wish)
      throws InterruptedException {
    try {
      api.act(Target.of("containers", container.value(), how));
    } catch (EngineException.Conflict | EngineException.Refused e) {
      if (status(container) != wish) {
        throw e;
      }
    }
  }

  @Override
  public void rename(ContainerId container, String name) throws InterruptedException {
    api.act(Target.of("containers", container.value(), "rename").with("name", name));
  }

  @Override
  public void remove(ContainerId container, boolean anonymousVolumes, boolean force)
      throws InterruptedException {
    try {
      api.delete(
          Target.of("containers", container.value())
              .with("force", force)
              .with("v", anonymousVolumes));
    } catch (EngineException.Conflict e) {
      if (!String.valueOf(e.getMessage()).endsWith("is already in progress")) {
        throw e;
      }
      awaitRemoval(container);
    }
  }

  /// The engine is removing it by itself, as it does with some that have ended.
  private void awaitRemoval(ContainerId container) throws InterruptedException {
    try {
      var target = Target.of("containers", container.value(), "wait");
      var _ = api.post(target.with("condition", "removed"), null);
    } catch (EngineException.NotFound _) {
      // It is gone.
    }
  }

  private ContainerStatus status(ContainerId container) throws InterruptedException {
    return Observations.detail(api.get(Target.of("containers", container.value(), "json")))
        .status();
  }
}
