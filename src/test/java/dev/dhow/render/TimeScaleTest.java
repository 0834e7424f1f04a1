package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {

  @ParameterizedTest
  @CsvSource({"-2, 0", "0, 0", "5, 10", "10, 19", "12, 19"})
  void every_moment_has_a_column_even_before_the_axis_and_after_it(int seconds, int column) {
    var scale = new TimeScale(Duration.ofSeconds(10), 20);

    assertThat(scale.column(Duration.ofSeconds(seconds))).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource({"-5", "0"})
  void an_axis_may_have_no_length(int seconds) {
    var scale = new TimeScale(Duration.ofSeconds(seconds), 20);

    assertThat(scale.axis()).isEqualTo("0s");
    assertThat(scale.column(Duration.ofSeconds(-7))).isZero();
  }
}
