package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @Test
  void escapes_as_docker_compose_does() {
    var text = "<>&\"\\\b\f\n\r\t\u0001\u2028é€";
    assertThat(Json.compact(Value.text(text)))
        .isEqualTo("\"\\u003c\\u003e\\u0026\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u2028é€\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1.5,1.5",
    "1000,1000",
    "1e21,1e+21",
    "1e20,100000000000000000000",
    "1e-6,0.000001",
    "1e-7,1e-7",
    "-2.5e-9,-2.5e-9",
    "123456789.5,123456789.5"
  })
  void writes_numbers_as_docker_compose_does(double number, String text) {
    assertThat(Json.compact(new Value.Real(number))).isEqualTo(text);
  }

  @Test
  void numbers_that_json_does_not_know_are_text() {
    var numbers =
        List.<Value>of(
            new Value.Real(Double.NaN),
            new Value.Real(Double.POSITIVE_INFINITY),
            new Value.Real(Double.NEGATIVE_INFINITY));
    assertThat(Json.compact(new Value.Items(numbers))).isEqualTo("[\".nan\",\".inf\",\"-.inf\"]");
  }
}
