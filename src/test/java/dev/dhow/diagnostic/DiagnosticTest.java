package dev.dhow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTest {

  @ParameterizedTest
  @CsvSource({
    "`a` must be a duration; but is ``, `a` must be a duration; but is empty",
    "`a` must be a whole number; but is the text ``, `a` must be a whole number; but is empty",
    "`` is not a port, an empty text is not a port",
    "`a` is not a port, `a` is not a port",
    "`a`` is not a port, `a`` is not a port",
  })
  void what_is_empty_is_said_to_be(String message, String said) {
    assertThat(Diagnostic.error(Code.BAD_VALUE, null, message).message()).isEqualTo(said);
  }
}
