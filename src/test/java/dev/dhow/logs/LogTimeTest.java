package dev.dhow.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "42m,2026-11-22T09:18:00Z",
    "1h30m,2026-11-22T08:30:00Z",
    "1.5h,2026-11-22T08:30:00Z",
    "100ms,2026-11-22T09:59:59.900Z",
    "0s,2026-11-22T10:00:00Z",
    "2013-01-02T13:23:37Z,2013-01-02T13:23:37Z",
    "2013-01-02T13:23:37.5+02:00,2013-01-02T11:23:37.500Z",
    "2013-01-02T13:23:37,2013-01-02T12:23:37Z",
    "2013-01-02T13:23,2013-01-02T12:23:00Z",
    "2013-01-02T13,2013-01-02T12:00:00Z",
    "2013-07-02,2013-07-01T22:00:00Z",
    "2013-07-02Z,2013-07-02T00:00:00Z",
    "1136073600,2006-01-01T00:00:00Z",
    "1136073600.000000001,2006-01-01T00:00:00.000000001Z",
    "1136073600.5,2006-01-01T00:00:00.500Z",
  })
  void knows_the_forms_of_docker(String text, Instant expected) {
    assertThat(LogTime.parse(text, NOW, () -> ZONE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "5x", "m", "2013-13-45", "1h-3m", "99999999999999h"})
  void refuses_what_is_no_time(String text) {
    assertThatThrownBy(() -> LogTime.parse(text, NOW, () -> ZONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void says_what_it_takes() {
    assertThatThrownBy(() -> LogTime.parse("soon", NOW, () -> ZONE))
        .hasMessage(
            "'soon' is no time: write a date such as 1970-01-01T15:04:05Z, seconds since 1970, or"
                + " how long ago, such as 42m");
  }
}
