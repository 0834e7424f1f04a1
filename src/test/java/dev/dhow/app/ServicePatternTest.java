package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicePatternTest {
  private static final List<String> SERVICES = List.of("api", "db", "web", "web-2", "web.3");

  @ParameterizedTest
  @CsvSource({
    "web, web",
    "web*, web web-2 web.3",
    "*b, db web",
    "??, db",
    "[aw]*, api web web-2 web.3",
    "[^aw]*, db",
    "web[.-]?, web-2 web.3",
    "web.?, web.3",
    "we\\b, web",
    "[, ''",
    "web[, ''",
    "x*, ''",
  })
  void a_word_stands_for_all_it_matches(String word, String services) {
    assertThat(String.join(" ", SERVICES.stream().filter(ServicePattern.of(word)).toList()))
        .isEqualTo(services);
  }

  @Test
  void a_name_is_no_pattern() {
    assertThat(SERVICES).noneMatch(ServicePattern::isOne);
    assertThat(List.of("web*", "we?", "[w]eb")).allMatch(ServicePattern::isOne);
  }
}
