package dev.dhow.engine;

import dev.dhow.spec.ContainerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What containers that share with others need of them, as real engines check it.
final class FakeSharing {
  private static final String CONTAINER = "container:";

  private FakeSharing() {}

  /// The containers whose network, processes or mounts one shares.
  static List<String> of(ContainerSpec spec) {
    var shared = new ArrayList<>(running(spec));
    spec.storage().volumesFrom().forEach(each -> shared.add(each.split(":", 2)[0]));
    return shared;
  }

  /// Those that have to run before it can start.
  private static List<String> running(ContainerSpec spec) {
    var shared = new ArrayList<String>();
    var namespaces = spec.host().isolation().namespaces();
    for (var mode : Arrays.asList(spec.networkMode(), namespaces.ipc(), namespaces.pid())) {
      if (mode != null && mode.startsWith(CONTAINER)) {
        shared.add(mode.substring(CONTAINER.length()));
      } else if (mode != null && mode.startsWith("service:")) {
        throw new EngineException.Refused(400, "invalid mode: " + mode, null);
      }
    }
    return shared;
  }

  static void checkCreation(ContainerSpec spec, Collection<FakeContainer> containers) {
    for (var shared : of(spec)) {
      if (containers.stream().noneMatch(each -> is(each, shared))) {
        throw new EngineException.NotFound("No such container: " + shared, null);
      }
    }
  }

  static void checkStart(ContainerSpec spec, Collection<FakeContainer> containers) {
    for (var shared : running(spec)) {
      if (containers.stream().noneMatch(each -> is(each, shared) && each.runs())) {
        throw new EngineException.Conflict(
            "cannot join the namespace of a container that is not running: " + shared, null);
      }
    }
  }

  private static boolean is(FakeContainer container, String reference) {
    return container.id.value().equals(reference) || container.name.equals(reference);
  }
}
