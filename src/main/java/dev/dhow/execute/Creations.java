package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Creates containers and networks although the engine may still be at work for a command that was
/// killed or lost its connection: what it makes or removes then has its name before, or after, the
/// plan could have known of it.
final class Creations {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int TRIES = 20;

  /// Labels by which a container is dhow's own for one replica of a service of the same files.
  private static final List<String> PLACE =
      List.of(Labels.PROJECT, Labels.SERVICE, Labels.NUMBER, Labels.ONE_OFF, Labels.CONFIG_FILES);

  private final Engine engine;
  private final ProjectName project;
  private final Timer timer;

  Creations(Engine engine, ProjectName project, Timer timer) {
    this.engine = engine;
    this.project = project;
    this.timer = timer;
  }

  /// @throws EngineException.Conflict when the name is somebody else's
  ContainerId create(ContainerSpec spec) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = TRIES; ; left--) {
      try {
        return engine.create(spec);
      } catch (EngineException.Conflict e) {
        if (e.nameOwner() == null || left == 1) {
          throw e;
        }
        var owner = inspect(e.nameOwner());
        if (owner.isPresent() && isUnfinished(owner.get(), spec)) {
          engine.remove(e.nameOwner(), true);
        } else if (owner.isEmpty() || owner.get().status() == ContainerStatus.REMOVING) {
          timer.pause(pause);
          pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } else {
          throw e;
        }
      }
    }
  }

  /// Whether it was made for this very purpose and never ran, so that nobody knows how far that
  /// went.
  private static boolean isUnfinished(ContainerDetail found, ContainerSpec spec) {
    return found.status() == ContainerStatus.CREATED && isSamePlace(found.labels(), spec.labels());
  }

  private static boolean isSamePlace(Map<String, String> found, Map<String, String> wanted) {
    return isOurs(found)
        && isOurs(wanted)
        && PLACE.stream().allMatch(label -> Objects.equals(found.get(label), wanted.get(label)));
  }

  /// Those of `pre_start` have no salt, and the name alone tells them apart.
  private static boolean isOurs(Map<String, String> labels) {
    return labels.containsKey(Labels.SALT) || labels.containsKey(Labels.HOOK);
  }

  private Optional<ContainerDetail> inspect(ContainerId container) throws InterruptedException {
    try {
      return Optional.of(engine.inspect(container));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    }
  }

  /// @throws EngineException.Conflict when the name is that of another network
  void create(NetworkSpec network) throws InterruptedException {
    try {
      engine.create(network);
    } catch (EngineException.Conflict e) {
      var isThere =
          engine.networks(project, Set.of(network.name())).stream()
              .anyMatch(found ->
                  found.name().equals(network.name())
                      && found.labels().entrySet().containsAll(network.labels().entrySet()));
      if (!isThere) {
        throw e;
      }
    }
  }
}
