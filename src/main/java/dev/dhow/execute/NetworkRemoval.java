package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.plan.Owner;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.stream.Collectors;

/// Removes networks. The engine may still hold endpoints of containers that were just removed,
/// which go away by themselves; those of others do not, and are named.
final class NetworkRemoval {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int TRIES = 6;

  private final Engine engine;
  private final Timer timer;

  NetworkRemoval(Engine engine, Timer timer) {
    this.engine = engine;
    this.timer = timer;
  }

  /// @throws EngineException.Conflict which names who uses it
  void remove(String id, String name) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = TRIES; ; left--) {
      try {
        engine.removeNetwork(id);
        return;
      } catch (EngineException.Conflict e) {
        var users = users(id);
        if (!users.isEmpty()) {
          throw new EngineException.Conflict(
              "network %s is still in use by %s".formatted(name, users),
              "take them down too, or disconnect them");
        }
        if (left == 1) {
          throw e;
        }
      }
      timer.pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private String users(String id) throws InterruptedException {
    return engine.allContainers().stream()
        .filter(container -> container.status().isUp() && isConnected(container, id))
        .map(Owner::of)
        .collect(Collectors.joining(", "));
  }

  private static boolean isConnected(ObservedContainer container, String id) {
    return container.networks().stream().anyMatch(each -> each.networkId().equals(id));
  }
}
