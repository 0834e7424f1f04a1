package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepFailedException;
import dev.dhow.model.Entries;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Creates containers although the engine may be at work for somebody else: for a command that was
/// killed or lost its connection, or for one of another user or machine, which shares no lock with
/// this one. What is made or removed then has its name before, or after, the plan could have known
/// of it.
///
/// A container that was made for the very same purpose and never ran is made anew where its maker
/// is known to be dead, as the lock is held by this command; where it may be at work, its container
/// stays: it is used if it is just like the one that was to be made.
final class Creations {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int TRIES = 20;

  /// Labels by which a container is dhow's own for one replica of a service of the same files.
  private static final List<String> PLACE =
      List.of(Labels.PROJECT, Labels.SERVICE, Labels.NUMBER, Labels.ONE_OFF, Labels.CONFIG_FILES);

  /// Labels that differ between any two containers.
  private static final Set<String> OWN =
      Set.of(Labels.SALT, Labels.FINGERPRINT, Labels.CONTENTS, Labels.MAKER);

  private final Engine engine;
  private final Timer timer;
  private final String maker;

  /// @param maker whose commands this is one of
  Creations(Engine engine, Timer timer, String maker) {
    this.engine = engine;
    this.timer = timer;
    this.maker = maker;
  }

  /// @return the new container, or one that somebody else is making of the same spec
  /// @throws EngineException.Conflict when the name is somebody else's
  /// @throws StepFailedException when somebody else is making another container for the same place
  ContainerId create(ContainerSpec wanted) throws InterruptedException {
    var spec = isOurs(wanted.labels()) ? signed(wanted) : wanted;
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
          if (!maker.equals(owner.get().labels().get(Labels.MAKER))) {
            return share(owner.get(), spec);
          }
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

  private ContainerSpec signed(ContainerSpec spec) {
    var labels = new TreeMap<>(spec.labels());
    labels.put(Labels.MAKER, maker);
    return spec.withLabels(labels);
  }

  private static ContainerId share(ContainerDetail found, ContainerSpec spec) {
    if (!isSame(found.labels(), spec.labels())) {
      throw new StepFailedException(
          "container %s was just made by another user or machine, and not as the files say here"
              .formatted(spec.name()),
          "run the command again when the other one has ended",
          List.of(),
          null);
    }
    return found.id();
  }

  /// The configuration's hash and the image are among the labels.
  private static boolean isSame(Map<String, String> found, Map<String, String> wanted) {
    return Entries.of(wanted)
        .filter(label -> !OWN.contains(label.getKey()))
        .allMatch(label -> label.getValue().equals(found.get(label.getKey())));
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
}
