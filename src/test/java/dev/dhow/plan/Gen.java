package dev.dhow.plan;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes projects, requests and accidents from a seed.
final class Gen {
  private final Random random;

  /// For how containers are replaced, so that all else stays as it was.
  private final Random rolling;

  Gen(long seed) {
    this.random = new Random(seed);
    this.rolling = new Random(seed);
  }

  Random random() {
    return random;
  }

  /// Projects of one generator share names, so that one is a changed form of the other.
  Project project() {
    var services = new ArrayList<ServiceBuilder>();
    var names = new ArrayList<String>();
    for (var name : List.of("a", "b", "c", "d", "e")) {
      if (random.nextInt(5) > 0) {
        var service = service(name, names);
        services.stream()
            .filter(other -> random.nextInt(8) == 0 && other.get().replicas() > 0)
            .findFirst()
            .ifPresent(other -> share(service, other.get().name().value()));
        services.add(service);
        names.add(name);
      }
    }
    Collections.shuffle(services, random);
    var project = Shop.of(services.toArray(ServiceBuilder[]::new));
    for (var network : List.copyOf(project.networks().values())) {
      project = Shop.with(project, labelled(network));
    }
    return Shop.with(project, "token", "token " + random.nextInt(3));
  }

  private Network labelled(Network network) {
    var labels = new TreeMap<String, String>();
    if (random.nextInt(4) == 0) {
      labels.put("variant", "2");
    }
    return new Network(
        new NetworkKey(network.key().value()),
        network.name(),
        network.driver(),
        network.driverOpts(),
        network.ipam(),
        false,
        false,
        false,
        null,
        null,
        labels,
        network.extensions());
  }

  private ServiceBuilder service(String name, List<String> earlier) {
    var service = ServiceBuilder.service(name).image("image:" + random.nextInt(2));
    if (random.nextBoolean()) {
      service.environment("VARIANT", Integer.toString(random.nextInt(2)));
    }
    switch (random.nextInt(5)) {
      case 0 -> service.scale(random.nextInt(4));
      case 1 -> service.networks("default", "back");
      case 2 -> service.networks("back");
      case 3 -> service.containerName("the-" + name);
      default -> service.anonymousVolume("/cache");
    }
    if (random.nextInt(3) == 0) {
      service.volume("data" + random.nextInt(2), "/data");
    }
    if (random.nextInt(4) == 0) {
      service.secret("token");
    }
    if (rolling.nextInt(3) == 0) {
      update(service);
    }
    for (var other : earlier) {
      if (random.nextInt(3) == 0) {
        var condition = oneOf(Condition.values());
        service.needs(other, condition, random.nextInt(3) == 0, random.nextInt(4) > 0);
      }
    }
    return service;
  }

  /// Says how the service's containers are to be replaced.
  void update(ServiceBuilder service) {
    var order = List.of("start-first", "stop-first").get(rolling.nextInt(2));
    var failure = List.of("pause", "continue", "rollback").get(rolling.nextInt(3));
    service.update(order, rolling.nextInt(3), Duration.ofSeconds(rolling.nextInt(2)), failure);
  }

  private void share(ServiceBuilder service, String other) {
    if (random.nextBoolean()) {
      service.inNetworkOf(other);
    } else {
      service.volumesFrom(other);
    }
  }

  private <T> T oneOf(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  UpRequest request() {
    // In this order, which the seeds of tests rely on.
    var recreate = oneOf(Recreate.values());
    var start = random.nextInt(5) > 0;
    var renewAnonymousVolumes = random.nextInt(5) == 0;
    var orphans = new UpRequest.Orphans(random.nextInt(3) == 0, random.nextBoolean(), false);
    var running = new UpRequest.Running(start, random.nextInt(4) == 0, null);
    var replacing =
        new UpRequest.Replacing(recreate, Recreate.CHANGED, renewAnonymousVolumes, false, false);
    var request = UpRequest.PLAIN.with(replacing).with(orphans).with(running);
    var asked = random.nextInt(4) == 0 ? request.fillingGaps() : request;
    return rolling.nextInt(3) == 0 ? inTurns(asked) : asked;
  }

  /// The same with containers replaced a few at a time.
  static UpRequest inTurns(UpRequest request) {
    var how = request.replacing();
    return request.with(
        new UpRequest.Replacing(
            how.recreate(),
            how.dependencies(),
            how.renewAnonymousVolumes(),
            how.renewVolumes(),
            true));
  }

  /// The state with some containers ended.
  EngineState withExits(EngineState state) {
    var containers = new ArrayList<ObservedContainer>();
    for (var container : state.containers()) {
      containers.add(
          container.status().isUp() && random.nextInt(5) == 0
              ? Observed.with(container, ContainerStatus.EXITED, container.networks())
              : container);
    }
    return new EngineState(containers, state.networks(), state.volumes(), state.images());
  }

  /// The same state, listed in another order.
  EngineState shuffled(EngineState state) {
    return new EngineState(
        shuffled(state.containers()),
        shuffled(state.networks()),
        shuffled(state.volumes()),
        state.images());
  }

  private <T extends @Nullable Object> List<T> shuffled(List<T> list) {
    var copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  /// Some of a plan's steps, to let them fail.
  Set<StepId> failing(Plan plan) {
    return plan.isEmpty()
        ? Set.of()
        : Set.of(plan.steps().get(random.nextInt(plan.steps().size())).id());
  }
}
