package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void a_grace_period_may_have_no_limit() {
    assertThat(Durations.grace(null)).isNull();
    assertThat(Durations.grace(0)).isZero();
    assertThat(Durations.grace(-1)).isEqualTo(Duration.ofSeconds(-1)).isNegative();
    assertThatThrownBy(() -> Durations.grace(-2)).isInstanceOf(UsageException.class);
  }

  @Test
  void a_wait_of_zero_seconds_has_no_limit() {
    assertThat(Durations.limit(null)).isNull();
    assertThat(Durations.limit(0)).isNull();
    assertThat(Durations.limit(3)).isEqualTo(Duration.ofSeconds(3));
    assertThatThrownBy(() -> Durations.limit(-1)).isInstanceOf(UsageException.class);
  }
}
