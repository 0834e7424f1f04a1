package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment.DB_PASSWORD",
        "environment.PGPASSWORD",
        "environment.GITHUB_TOKEN",
        "environment.API_KEY",
        "environment.apikey",
        "environment.SENTRY_DSN",
        "environment.KEY",
        "labels.traefik.basicauth.users"
      })
  void what_is_called_like_a_secret_is_hidden(String field) {
    assertThat(Discretion.of(field, Value.text("s3cret"))).isEqualTo(Value.text("(hidden)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"environment.DB", "environment.MONKEY", "image", "environment.PASSAGE"})
  void what_is_not_is_shown(String field) {
    assertThat(Discretion.of(field, Value.text("plain"))).isEqualTo(Value.text("plain"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          postgres://me:s3cret@db/x, postgres://me:(hidden)@db/x
          redis-server --requirepass x --password=s3cret, redis-server --requirepass x --password=(hidden)
          TOKEN: s3cret more, TOKEN: (hidden) more
          http://db:5432/x, http://db:5432/x
          """)
  void values_that_carry_a_secret_are_shown_without_it(String value, String shown) {
    assertThat(Discretion.of("environment.X", Value.text(value))).isEqualTo(Value.text(shown));
  }

  @Test
  void the_word_behind_an_option_for_a_secret_is_hidden() {
    assertThat(Discretion.of("command", Value.texts(List.of("serve", "--password", "x", "y"))))
        .isEqualTo(Value.texts(List.of("serve", "--password", "(hidden)", "y")));
  }
}
