package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.state.EngineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitPlannerTest {

  @Test
  void the_time_for_waits_is_for_those_asked_for() {
    var shop = Shop.of(service("web").needsHealthy("db"), service("db"));

    assertThat(timeouts(Planner.up(shop, EngineState.EMPTY, within(false)))).containsOnlyNulls();
    assertThat(timeouts(Planner.up(shop, EngineState.EMPTY, within(true))))
        .containsOnly(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Up Less than a second, , true",
    "Up 1 second, , true",
    "Up 2 seconds, , false",
    "Up 2 seconds, no, false",
    "Up 2 seconds, always, true",
    "Up 2 seconds, on-failure:3, true",
    "Up 3 seconds, always, false",
    "Up 20 seconds, always, false",
    "Up 2 minutes, always, false",
    "Up 3 weeks, , false"
  })
  void what_has_just_started_may_be_about_to_end_again(
      String statusText, @Nullable String restart, boolean awaited) {
    var shop = Shop.of(service("web").restart(restart));
    var state = Shop.running(Shop.running(shop), statusText);

    assertThat(Planner.up(shop, state, within(true)).isEmpty()).isEqualTo(!awaited);
  }

  @Test
  void what_is_waited_for_anyway_decides_about_a_replacement() {
    var old = Shop.running(Shop.of(service("web")));
    var shop = Shop.of(service("web").environment("A", "b"));

    assertThat(PlanText.of(Planner.up(shop, old, within(true))))
        .contains(
            """
            #6 await that web is ready  (--wait was given)  after #5
            #7 await that web lasts  (environment.A changed)  after #6
            """)
        .containsOnlyOnce("is ready");
  }

  private static UpRequest within(boolean awaitReady) {
    return UpRequest.PLAIN.with(new UpRequest.Running(true, awaitReady, Duration.ofMinutes(1)));
  }

  private static List<@Nullable Duration> timeouts(Plan plan) {
    var timeouts = new ArrayList<@Nullable Duration>();
    for (var step : plan.steps()) {
      if (step.action() instanceof Action.AwaitHealthy(_, _, var timeout)) {
        timeouts.add(timeout);
      } else if (step.action() instanceof Action.AwaitReady(_, _, var timeout, _)) {
        timeouts.add(timeout);
      }
    }
    return timeouts;
  }
}
