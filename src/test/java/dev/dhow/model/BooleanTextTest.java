package dev.dhow.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "t", "TRUE", "y", "Yes", "on"})
  void these_say_yes(String text) {
    assertThat(BooleanText.read(text)).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "F", "false", "n", "NO", "off"})
  void these_say_no(String text) {
    assertThat(BooleanText.read(text)).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "maybe", " true"})
  void others_say_nothing(String text) {
    assertThat(BooleanText.read(text)).isEmpty();
    assertThat(BooleanText.isTrue(text)).isFalse();
  }
}
