package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.spec.BuildFlags;
import dev.dhow.state.EngineState;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Made-up histories of a project, on which properties of plans are tried. A failure names its
/// seed.
final class Histories {
  static final ImageRequest ALL_IMAGES =
      new ImageRequest(Set.of(), ImageRequest.Build.MISSING, null, BuildFlags.NONE);

  private static final int TRIED = Integer.getInteger("planner.histories", 150);

  private Histories() {}

  /// Tries a property that says something of every history.
  static void forAll(Consumer<Gen> property) {
    for (long seed = 0; seed < TRIED; seed++) {
      try {
        property.accept(new Gen(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /// Tries a property that says nothing of some histories, of which there must not be too many.
  ///
  /// @param property tells whether it said something
  static void forMany(Predicate<Gen> property) {
    var said = new int[1];
    forAll(gen -> said[0] += property.test(gen) ? 1 : 0);
    assertThat(said[0]).as("histories of which it says something").isGreaterThan(TRIED / 5);
  }

  /// What is left of a few commands, some of which were killed half-way or had a step fail.
  static EngineState history(Gen gen) {
    var state = EngineState.EMPTY;
    var commands = gen.random().nextInt(4);
    for (var count = 0; count < commands; count++) {
      var project = gen.project();
      state = run(gen, state, Planner.images(project, state, ALL_IMAGES));
      var plan = Planner.up(project, state, gen.request());
      var killed = gen.random().nextInt(3) == 0;
      var steps = killed ? gen.random().nextInt(plan.steps().size() + 1) : plan.steps().size();
      var failing = gen.random().nextInt(3) == 0 ? gen.failing(plan) : Set.<StepId>of();
      state =
          gen.withExits(new Simulation(state, gen.random()).lenient().run(plan, steps, failing));
    }
    return state;
  }

  /// What a plan makes of a state.
  static EngineState run(Gen gen, EngineState state, Plan plan) {
    return new Simulation(state, gen.random()).run(plan, plan.steps().size(), Set.of());
  }
}
