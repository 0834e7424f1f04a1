package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.RawText;
import dev.dhow.logs.LogItem;
import dev.dhow.logs.LogSource;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogFilterTest {
  private static final LogSource WEB = new LogSource(new ContainerId("1"), "shop-web-1", "web", 1);

  private final LogFilter filter = LogFilter.matching(Pattern.compile("needle"));

  @Test
  void the_rest_of_a_long_line_comes_with_the_part_that_matched() {
    var hay = line(Channel.OUT, "hay", true);
    var needle = line(Channel.OUT, "a needle", true);
    var more = line(Channel.OUT, "more", true);
    var end = line(Channel.OUT, "end", false);
    var next = line(Channel.OUT, "next", false);

    assertThat(filter.of(List.of(hay, needle, more))).containsExactly(needle, more);
    assertThat(filter.of(List.of(end, next))).containsExactly(end);
  }

  @Test
  void the_other_stream_has_lines_of_its_own() {
    var needle = line(Channel.OUT, "needle", true);
    var other = line(Channel.ERR, "other", false);
    var end = line(Channel.OUT, "end", false);

    assertThat(filter.of(List.of(needle, other, end))).containsExactly(needle, end);
  }

  @Test
  void a_line_that_was_cut_off_by_the_end_does_not_go_on_in_the_next_life() {
    var needle = line(Channel.OUT, "needle", true);
    var ended = new LogItem.Ended(WEB, Instant.EPOCH, 137, true);
    var next = line(Channel.OUT, "next", false);

    assertThat(filter.of(List.of(needle, ended, next))).containsExactly(needle, ended);
  }

  @Test
  void an_end_is_always_told() {
    var ended = new LogItem.Ended(WEB, Instant.EPOCH, 1, false);

    assertThat(filter.of(List.of(ended))).containsExactly(ended);
  }

  private static LogItem line(Channel channel, String text, boolean partial) {
    return new LogItem.Line(WEB, Instant.EPOCH, channel, RawText.of(text), partial);
  }
}
