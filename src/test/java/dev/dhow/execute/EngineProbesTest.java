package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.VirtualTime;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.SettingsBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineProbesTest {

  @Test
  void what_is_not_said_is_as_the_engine_has_it() {
    assertThat(verdict(Map.of())).isEqualTo(Duration.ofSeconds(3 * 30 + 30 + 10));
  }

  @Test
  void all_that_is_said_counts() {
    var second = Duration.ofSeconds(1).toNanos();
    assertThat(
            verdict(
                Map.of(
                    "interval", 2 * second,
                    "retries", 5L,
                    "timeout", 3 * second,
                    "start_period", 60 * second)))
        .isEqualTo(Duration.ofSeconds(10 + 3 + 60 + 10));
  }

  /// A large number of retries is how people say that a container never is unhealthy.
  @Test
  void what_may_fail_for_ever_has_a_time_that_can_be_waited_for() {
    var most =
        Map.of(
            "retries", Long.MAX_VALUE, "timeout", Long.MAX_VALUE, "start_period", Long.MAX_VALUE);
    assertThat(verdict(Map.of("retries", (long) Integer.MAX_VALUE)).toDays()).isGreaterThan(1000);
    assertThat(verdict(most).toNanos()).isPositive();
  }

  private static Duration verdict(Map<String, Long> timing) {
    return EngineProbes.verdict(
        new ContainerDetail(
            new ContainerId("c0ffee"),
            "shop-db-1",
            ContainerStatus.RUNNING,
            Health.STARTING,
            0,
            false,
            "",
            VirtualTime.START,
            null,
            0,
            null,
            List.of("CMD", "true"),
            null,
            null,
            List.of(),
            false,
            false,
            Collections.emptySortedMap(),
            settings(timing)));
  }

  private static ContainerSettings settings(Map<String, Long> timing) {
    return new SettingsBuilder().probeTiming(timing).build();
  }
}
