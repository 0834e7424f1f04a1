package dev.dhow.engine.docker.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        " false ",
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5e3",
        "-0.25",
        "1E-7",
        "\"\"",
        "\"plain\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"",
        "\"caf\u00e9 \u65e5\u672c \ud83d\ude00\"",
        "[]",
        "[ 1 , [ ] , { } , \"a\" ]",
        "{}",
        "{\"a\": {\"b\": [null, true]}, \"\": 1, \"a\": 2}",
        "\t\r\n[\n]\n"
      })
  void what_jackson_reads_it_reads_alike(String text) throws IOException {
    assertThat(read(text)).isEqualTo(JACKSON.readValue(text, Object.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{a:1}",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "tru",
        "nul",
        "truth",
        "-",
        "1e",
        "--1",
        "1.",
        "01",
        "-01",
        ".5",
        "-.5",
        "+1",
        "1e+",
        "}",
        "]",
        ",",
        ":",
        "'a'",
        "[1 2]",
        "{\"a\" 1}",
        "\"a\nb\""
      })
  void what_jackson_refuses_it_refuses(String text) {
    assertThatThrownBy(() -> JACKSON.readTree(text)).isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }

  /// 5000 values, written by jackson, damaged or not, and read by both; the bytes come in pieces,
  /// as over a socket.
  @Test
  void made_up_values_are_read_as_jackson_reads_them() throws IOException {
    var random = new Random(25);
    for (var round = 0; round < 5000; round++) {
      var text = JACKSON.writeValueAsString(value(random, 4));
      if (random.nextInt(3) == 0) {
        text = text.substring(0, random.nextInt(text.length()));
      }
      assertThat(outcome(text, true)).as(text).isEqualTo(outcome(text, false));
    }
  }

  @Test
  void numbers_beyond_a_long_stay_exact() throws IOException {
    assertThat(read("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(Json.text(Json.read("[9223372036854775808, 0.5]").value()))
        .isEqualTo("[9223372036854775808,0.5]");
    assertThat(Json.read("{\"a\": 9223372036854775808}").number("a")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void values_follow_each_other_with_and_without_blanks_until_the_end() throws IOException {
    var values = new JsonReader(pieces("1 {\"a\":2}[3]\n\"4\" ", 1));
    var all = new ArrayList<@Nullable Object>();
    while (values.hasNext()) {
      all.add(values.next());
    }
    assertThat(all).containsExactly(1L, Map.of("a", 2L), List.of(3L), "4");
  }

  @Test
  void a_text_longer_than_its_buffer_is_read_whole() throws IOException {
    var text = "\u65e5".repeat(10_000);
    assertThat(read("[\"" + text + "\", \"" + text + "\\n\"]"))
        .isEqualTo(List.of(text, text + "\n"));
  }

  @Test
  void what_is_nested_without_end_is_refused() {
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("too deeply");
  }

  private static String outcome(String text, boolean ours) {
    try {
      var value =
          ours
              ? new JsonReader(pieces(text, 1 + text.length() % 7)).next()
              : JACKSON.readValue(text, Object.class);
      return String.valueOf(value);
    } catch (IOException _) {
      return "refused";
    }
  }

  private static @Nullable Object read(String text) throws IOException {
    var reader = new JsonReader(pieces(text, 3));
    var value = reader.next();
    if (reader.hasNext()) {
      throw new IOException("more follows");
    }
    return value;
  }

  private static InputStream pieces(String text, int size) {
    return new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int from, int length) {
        return super.read(target, from, Math.min(length, size));
      }
    };
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
      case 4, 5 -> text(random);
      case 6 -> {
        var items = new ArrayList<@Nullable Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield items;
      }
      default -> {
        var fields = new HashMap<String, @Nullable Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
          fields.put(text(random), value(random, depth - 1));
        }
        yield fields;
      }
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i > 0; i--) {
      text.append("ab\"\\/\n\t\u0001\u00e9\u65e5{}[],: ".charAt(random.nextInt(17)));
    }
    return text.toString();
  }
}
