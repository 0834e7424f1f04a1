package dev.dhow.engine.docker.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class JsonWriterTest {

  @Test
  void everything_has_its_form() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("none", Arrays.asList((Object) null));
    fields.put("flag", true);
    fields.put("numbers", List.of(1, -2L, 0.5, new BigInteger("9223372036854775808")));
    fields.put("empty", Map.of());
    fields.put("nothing", List.of());
    assertThat(Json.text(fields))
        .isEqualTo(
            """
            {"none":[null],"flag":true,"numbers":[1,-2,0.5,9223372036854775808],"empty":{},\
            "nothing":[]}\
            """);
  }

  @Test
  void what_is_none_of_these_is_text() {
    assertThat(Json.text(Duration.ZERO)).isEqualTo("\"PT0S\"");
  }

  @Test
  void numbers_that_json_does_not_have_are_text() {
    assertThat(Json.text(List.of(Double.NaN, Double.NEGATIVE_INFINITY)))
        .isEqualTo("[\"NaN\",\"-Infinity\"]");
  }

  @Test
  void every_character_reads_back_the_same_by_another_reader() throws IOException {
    var text = new StringBuilder();
    for (var c = 0; c < Character.MIN_SURROGATE; c++) {
      text.append((char) c);
    }
    text.appendCodePoint(0x1F433);
    var written = Json.write(Map.of("\"<\n", text.toString()));

    var read = new ObjectMapper().readTree(new String(written, StandardCharsets.UTF_8));

    assertThat(read.properties())
        .singleElement()
        .satisfies(field -> {
          assertThat(field.getKey()).isEqualTo("\"<\n");
          assertThat(field.getValue().textValue()).isEqualTo(text.toString());
        });
  }
}
