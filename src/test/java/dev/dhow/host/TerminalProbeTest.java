package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.host.TerminalProbe.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalProbeTest {

  @Test
  void the_size_is_read_from_what_stty_prints() {
    assertThat(TerminalProbe.parse("24 80\n")).contains(new Size(24, 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "80", "a b", "999999 1"})
  void what_is_no_size_is_not_taken_for_one(String text) {
    assertThat(TerminalProbe.parse(text)).isEmpty();
  }
}
