package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ObservedNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Makes networks although somebody else, who shares no lock with this command, may be making the
/// same. Engines before 25 then make two of one name, and refuse whatever goes by the name until
/// one of them is gone: the one with the smaller id stays, unless only the other one is used.
final class TwinNetworks {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /// How often is looked whether another one, which should give way, is gone: for 1.5 s.
  private static final int LOOKS = 6;

  /// How often is tried what needs the name: for 6 s, as somebody may be looking that long.
  private static final int TRIES = 8;

  private final Engine engine;
  private final ProjectName project;
  private final Timer timer;

  TwinNetworks(Engine engine, ProjectName project, Timer timer) {
    this.engine = engine;
    this.project = project;
    this.timer = timer;
  }

  /// A call that goes by the name of a network.
  interface Call {
    void run() throws InterruptedException;
  }

  /// @throws EngineException.Conflict when the name is that of another network
  void create(NetworkSpec network) throws InterruptedException {
    String own;
    try {
      own = engine.create(network);
    } catch (EngineException.Conflict e) {
      if (named(network.name()).stream()
          .noneMatch(found -> found.labels().entrySet().containsAll(network.labels().entrySet()))) {
        throw e;
      }
      return;
    }
    if (!engine.info().makesNoTwins()) {
      settle(network.name(), own);
    }
  }

  /// Makes a call again as long as somebody may still be about to remove one of two networks.
  ///
  /// @throws EngineException.AmbiguousName when nobody did
  void whenClear(Call call) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = TRIES; ; left--) {
      try {
        call.run();
        return;
      } catch (EngineException.AmbiguousName e) {
        if (left == 1) {
          throw e;
        }
      }
      timer.pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private void settle(String name, String own) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = LOOKS; ; left--) {
      var twins = twins(name, own);
      if (twins.isEmpty()) {
        return;
      }
      if (twins.getFirst().compareTo(own) < 0) {
        var _ = isRemoved(own);
        return;
      }
      if (left == 1) {
        // Who made them looked before ours was there, and may be using them.
        for (var twin : twins) {
          if (!isRemoved(twin)) {
            var _ = isRemoved(own);
            return;
          }
        }
        return;
      }
      timer.pause(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private List<String> twins(String name, String own) throws InterruptedException {
    return named(name).stream()
        .filter(found -> found.label(Labels.PROJECT).equals(project.value()))
        .map(ObservedNetwork::id)
        .filter(id -> !id.equals(own))
        .sorted()
        .toList();
  }

  private List<ObservedNetwork> named(String name) throws InterruptedException {
    return engine.networks(project, Set.of(name)).stream()
        .filter(found -> found.name().equals(name))
        .toList();
  }

  /// One that is in use stays.
  private boolean isRemoved(String id) throws InterruptedException {
    try {
      engine.removeNetwork(id);
      return true;
    } catch (EngineException.Conflict _) {
      return false;
    }
  }
}
