package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What holds at every moment of an `up --rolling`, tried on many made-up changes. A failure names
/// its seed.
class RollingPropertiesTest {
  private static final int CHANGES = 300;
  private static final UpRequest ROLLING = Gen.inTurns(UpRequest.PLAIN);

  @Test
  void there_are_always_as_many_containers_as_the_rollout_promises() {
    forAll(change -> {
      var plan = change.plan();
      change.run(plan, Set.of(), state -> change.assertEnough(state));
    });
  }

  @Test
  void one_failure_never_takes_more_away() {
    forAll(change -> {
      var plan = change.plan();
      change.run(plan, change.gen.failing(plan), state -> change.assertEnough(state));
    });
  }

  @Test
  void a_failure_before_the_end_is_rolled_back_where_that_is_asked_for() {
    var rolledBack = new AtomicInteger();
    forAll(change -> {
      var plan = change.plan();
      var start =
          plan.steps().stream()
              .filter(step -> step.action() instanceof Action.StartContainer)
              .filter(step -> step.reason() instanceof Reason.Changed)
              .reduce((_, last) -> last)
              .orElseThrow();
      var after = change.run(plan, Set.of(start.id()), _ -> {});
      var service = change.project.service(java.util.Objects.requireNonNull(start.service()));
      var update = service.scheduling().deploy();
      if (update != null
          && update.update() != null
          && "rollback".equals(update.update().failureAction())) {
        assertThat(up(after, service)).isEqualTo(up(change.before, service));
        rolledBack.incrementAndGet();
      }
    });
    assertThat(rolledBack).hasValueGreaterThan(CHANGES / 10);
  }

  @Test
  void afterwards_one_up_is_enough_whatever_failed() {
    forAll(change -> {
      var plan = change.plan();
      var broken = change.run(plan, change.gen.failing(plan), _ -> {});
      var again = Planner.up(change.project, broken, ROLLING);
      var after =
          new Simulation(broken, change.gen.random()).run(again, again.steps().size(), Set.of());

      assertThat(Planner.up(change.project, after, ROLLING).steps()).isEmpty();
    });
  }

  @Test
  void no_batch_is_larger_than_allowed() {
    forAll(change -> {
      var plan = change.plan();
      change.run(
          plan,
          Set.of(),
          state -> {
            for (var service : change.project.services().values()) {
              assertThat(up(state, service).size())
                  .as(service.name().value())
                  .isLessThanOrEqualTo(service.replicas() + change.rollout(service).atOnce());
            }
          });
    });
  }

  /// Services of which all containers change, and nothing else.
  private static final class Change {
    final Gen gen;
    final Project project;
    final EngineState before;

    Change(long seed) {
      this.gen = new Gen(seed);
      var old = new ArrayList<ServiceBuilder>();
      var now = new ArrayList<ServiceBuilder>();
      for (var name : List.of("a", "b", "c").subList(0, 1 + gen.random().nextInt(3))) {
        var service = service(name, old);
        old.add(service.environment("VARIANT", "1"));
      }
      this.before = Shop.running(Shop.of(old.toArray(ServiceBuilder[]::new)));
      old.forEach(each -> now.add(each.environment("VARIANT", "2")));
      this.project = Shop.of(now.toArray(ServiceBuilder[]::new));
    }

    private ServiceBuilder service(String name, List<ServiceBuilder> earlier) {
      var service = ServiceBuilder.service(name).scale(1 + gen.random().nextInt(4));
      switch (gen.random().nextInt(4)) {
        case 0 -> service.port(80, "8080-8090");
        case 1 -> service.port(80, null);
        case 2 -> service.volume("data", "/data");
        default -> service.secret("token");
      }
      if (gen.random().nextInt(3) > 0) {
        gen.update(service);
      }
      for (var other : earlier) {
        if (gen.random().nextBoolean()) {
          service.needsHealthy(other.get().name().value());
        }
      }
      return service;
    }

    Plan plan() {
      return Planner.up(project, before, ROLLING);
    }

    EngineState run(Plan plan, Set<StepId> failing, Consumer<EngineState> watcher) {
      return new Simulation(before, gen.random())
          .watched(watcher)
          .run(plan, plan.steps().size(), failing);
    }

    Rollout rollout(Service service) {
      var situation = new Situation(new Drafts(project), before, ROLLING, java.util.Map.of());
      return Rollout.of(service, situation.spec(service, 1), Set.of());
    }

    void assertEnough(EngineState state) {
      for (var service : project.services().values()) {
        var rollout = rollout(service);
        var least = service.replicas() - (rollout.startsFirst() ? 0 : rollout.atOnce());
        assertThat(up(state, service).size())
            .as(service.name() + " as " + rollout)
            .isGreaterThanOrEqualTo(least);
      }
    }
  }

  private static List<String> up(EngineState state, Service service) {
    return state.containers().stream()
        .filter(each -> each.service().equals(service.name().value()))
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::id)
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private static void forAll(Consumer<Change> property) {
    for (long seed = 0; seed < CHANGES; seed++) {
      try {
        property.accept(new Change(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
