package dev.dhow.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineAssemblerTest {
  private static final String ONE = "2026-01-02T03:04:05.000000001Z ";
  private static final String TWO = "2026-01-02T03:04:05.000000002Z ";

  private final List<String> lines = new ArrayList<>();
  private final LineAssembler assembler =
      new LineAssembler((channel, at, text, partial) ->
          lines.add(channel + " " + nanos(at) + " " + text + (partial ? " +" : "")));

  @Test
  void a_frame_may_hold_one_line_or_many() throws InterruptedException {
    out(ONE + "one\n" + TWO + "two\r\n" + TWO + "\n");

    assertThat(lines).containsExactly("OUT 1 one", "OUT 2 two\r", "OUT 2 ");
  }

  @Test
  void channels_do_not_mix() throws InterruptedException {
    out(ONE + "half");
    err(TWO + "whole\n");
    out(" done\n");

    assertThat(lines).containsExactly("ERR 2 whole", "OUT 1 half done");
  }

  @Test
  void parts_of_a_long_record_are_joined() throws InterruptedException {
    out(ONE + "a".repeat(16_384));
    out(ONE + "b".repeat(10));
    out(ONE + "c\n");

    assertThat(lines).containsExactly("OUT 1 " + "a".repeat(16_384) + "b".repeat(10) + "c");
  }

  @Test
  void what_was_left_without_a_line_break_is_a_line() throws InterruptedException {
    out(ONE + "prompt");
    out(TWO + "next life\n");
    out(TWO + "last words");
    assembler.end();

    assertThat(lines).containsExactly("OUT 1 prompt", "OUT 2 next life", "OUT 2 last words");
  }

  @Test
  void any_cut_gives_the_same_lines() throws InterruptedException {
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      lines.clear();
      for (var record :
          List.of(ONE + "grüße 世界 🎉\n", TWO + TWO + "own time\n", TWO + "zweite\n")) {
        var bytes = record.getBytes(UTF_8);
        for (var at = 0; at < bytes.length; ) {
          var end = Math.min(bytes.length, at + 1 + random.nextInt(seed % 2 == 0 ? 9 : 45));
          assembler.add(new Frame(Channel.OUT, bytes, at, end, at == 0));
          at = end;
        }
      }
      assertThat(lines)
          .as("seed %d", seed)
          .containsExactly("OUT 1 grüße 世界 🎉", "OUT 2 " + TWO + "own time", "OUT 2 zweite");
    }
  }

  @Test
  void a_huge_line_comes_in_parts_of_whole_characters() throws InterruptedException {
    var text = "ä🎉".repeat(400_000);
    out(ONE + text + "\n" + TWO + "after\n");

    assertThat(lines).hasSize(4).last().isEqualTo("OUT 2 after");
    var joined = new StringBuilder();
    for (var line : lines.subList(0, 3)) {
      joined.append(line.replace("OUT 1 ", "").replace(" +", ""));
    }
    assertThat(joined).hasToString(text);
    assertThat(lines.subList(0, 2)).allMatch(line -> line.endsWith(" +"));
    assertThat(lines.get(2)).doesNotEndWith(" +");
  }

  @Test
  void a_line_without_a_timestamp_takes_the_one_before() throws InterruptedException {
    out(ONE + "first\nsecond\n");

    assertThat(lines).containsExactly("OUT 1 first", "OUT 1 second");
  }

  @Test
  void timestamps_may_have_fewer_digits() {
    var bytes = "2026-01-02T03:04:05.5Z x 2026-01-02T03:04:05Z y".getBytes(UTF_8);

    var stamps = new StampReader();
    assertThat(stamps.read(bytes, 0, bytes.length)).isEqualTo(23);
    assertThat(stamps.at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.5Z"));
    assertThat(stamps.read(bytes, 25, bytes.length)).isEqualTo(21);
    assertThat(stamps.at()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(stamps.read(bytes, 3, bytes.length)).isZero();
  }

  private static long nanos(Instant at) {
    return Duration.between(Instant.parse("2026-01-02T03:04:05Z"), at).toNanos();
  }

  private void out(String text) throws InterruptedException {
    assembler.add(new Frame(Channel.OUT, text.getBytes(UTF_8)));
  }

  private void err(String text) throws InterruptedException {
    assembler.add(new Frame(Channel.ERR, text.getBytes(UTF_8)));
  }
}
