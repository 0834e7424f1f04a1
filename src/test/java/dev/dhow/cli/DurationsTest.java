package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void a_grace_period_may_have_no_limit() {
    assertThat(Durations.grace(null)).isNull();
    assertThat(Durations.grace(0)).isZero();
    assertThat(Durations.grace(-1)).isEqualTo(Duration.ofSeconds(-1)).isNegative();
    assertThat(Durations.grace(-5)).isNegative();
  }

  @Test
  void a_wait_of_no_seconds_or_less_has_no_limit() {
    assertThat(Durations.limit(null)).isNull();
    assertThat(Durations.limit(0)).isNull();
    assertThat(Durations.limit(3)).isEqualTo(Duration.ofSeconds(3));
    assertThat(Durations.limit(-1)).isNull();
  }
}
