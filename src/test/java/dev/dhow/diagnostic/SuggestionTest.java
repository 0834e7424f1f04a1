package dev.dhow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void a_slip_of_the_finger_is_recognised() {
    assertThat(Suggestion.of("enviroment", List.of("environment", "entrypoint")))
        .contains("environment");
    assertThat(Suggestion.of("netwokr", List.of("networks", "network"))).contains("network");
    assertThat(Suggestion.of("x".repeat(150), List.of("x".repeat(149)))).isPresent();
    assertThat(Suggestion.of("prots", List.of("expose", "ports"))).contains("ports");
    assertThat(Suggestion.of("bd", List.of("web", "db"))).contains("db");
  }

  @Test
  void of_two_equally_near_words_the_first_in_the_alphabet_is_taken() {
    assertThat(Suggestion.of("bat", List.of("cat", "bad"))).contains("bad");
  }

  @Test
  void nothing_is_suggested_for_a_word_like_no_other() {
    assertThat(Suggestion.of("frobnicate", List.of("up", "down", "image"))).isEmpty();
  }
}
