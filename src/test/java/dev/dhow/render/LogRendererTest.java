package dev.dhow.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.RawText;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRendererTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.120Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void prefixes_are_as_wide_as_the_longest_so_far() {
    var logs = renderer(false, true, false, false);
    logs.line("db-1", false, AT, RawText.of("one"), false);
    logs.line("longer-1", false, AT, RawText.of("two"), false);
    logs.line("db-1", false, AT, RawText.of("three"), false);

    assertThat(out)
        .hasToString(
            """
            db-1  | one
            longer-1  | two
            db-1      | three
            """);
  }

  @Test
  void expected_labels_make_room_from_the_start() {
    var logs = renderer(false, true, false, false);
    logs.expect("longer-1");
    logs.line("db-1", false, AT, RawText.of("one"), false);

    assertThat(out).hasToString("db-1      | one\n");
  }

  @Test
  void standard_error_goes_its_own_way() {
    var logs = renderer(false, true, true, false);
    logs.line("db-1", true, AT, RawText.of("bad"), false);
    logs.flush();

    assertThat(out).hasToString("");
    assertThat(err).hasToString("db-1  | 2026-01-02T03:04:05.120000000Z bad\n");
  }

  @Test
  void colours_are_given_in_the_usual_order_and_wrap_the_prefix_only() {
    var logs = renderer(true, true, false, true);
    logs.line("a", false, AT, RawText.of("x"), false);
    logs.line("b", false, AT, RawText.of("y"), false);
    logs.line("a", false, AT, RawText.of("z"), false);
    logs.exited("b", 137, true);

    assertThat(out)
        .hasToString(
            """
            \u001b[36ma  | \u001b[0mx
            \u001b[33mb  | \u001b[0my
            \u001b[36ma  | \u001b[0mz
            \u001b[33mb\u001b[0m exited with code 137 (restarting)
            """);
  }

  @Test
  void expected_labels_have_their_colours_whoever_writes_first() {
    var logs = renderer(true, true, false, true);
    logs.expect("a");
    logs.expect("b");
    logs.line("b", false, AT, RawText.of("y"), false);

    assertThat(out).hasToString("\u001b[33mb  | \u001b[0my\n");
  }

  @Test
  void a_terminal_is_kept_safe_and_keeps_colours() {
    var logs = renderer(true, false, false, true);
    logs.line("a", false, AT, RawText.of("\u001b[1;31mred\u001b[0m\tplain\r"), false);
    logs.line(
        "a", false, AT, RawText.of("\u001b[2J\u001b]0;title\u0007\u009b5n\u202etxt.exe"), false);

    assertThat(out)
        .hasToString(
            """
            \u001b[1;31mred\u001b[0m\tplain\u001b[0m
            ␛[2J␛]0;title␇\ufffd5n\ufffdtxt.exe
            """);
  }

  @Test
  void a_terminal_without_colours_gets_none_of_the_container_either() {
    var logs = renderer(false, false, false, true);
    logs.line("a", false, AT, RawText.of("\u001b[38;5;9mred\u001b[m"), false);

    assertThat(out).hasToString("red\n");
  }

  @Test
  void each_stream_is_kept_safe_and_coloured_by_itself() {
    var logs =
        new LogRenderer(
            new LogRenderer.Target(new PrintWriter(out), false, false),
            new LogRenderer.Target(new PrintWriter(err), true, true),
            new LogRenderer.Options(true, false));
    logs.line("a", false, AT, RawText.of("\u001b[2Jraw"), false);
    logs.line("a", true, AT, RawText.of("\u001b[2Jsafe"), false);

    assertThat(out).hasToString("a  | \u001b[2Jraw\n");
    assertThat(err).hasToString("\u001b[36ma  | \u001b[0m␛[2Jsafe\n");
  }

  @Test
  void a_pipe_gets_what_was_written() {
    var logs = renderer(false, false, false, false);
    logs.line("a", false, AT, RawText.of("\u001b[2J\u0007 raw\r"), false);
    logs.line("a", false, AT, RawText.of("huge "), true);
    logs.line("a", false, AT, RawText.of("line"), false);

    assertThat(out).hasToString("\u001b[2J\u0007 raw\r\nhuge line\n");
  }

  @Test
  void a_pipe_gets_the_same_bytes_as_a_writer_of_text() {
    var bytes = new ByteArrayOutputStream();
    for (var prefix : List.of(true, false)) {
      for (var timestamps : List.of(true, false)) {
        out.getBuffer().setLength(0);
        bytes.reset();
        var raw = new RawPrinter(bytes);
        for (var writer : List.of(new PrintWriter(out), raw)) {
          var target = new LogRenderer.Target(writer, true, false);
          var logs = new LogRenderer(target, target, new LogRenderer.Options(prefix, timestamps));
          logs.line("web-1", false, AT, RawText.of("grün 🚢"), false);
          logs.line("web-1", false, AT, RawText.of("huge "), true);
          logs.line("web-1", true, AT, RawText.of(""), false);
          logs.exited("web-1", 0, false);
          logs.flush();
        }

        assertThat(bytes.toString(UTF_8)).isEqualTo(out.toString()).contains("grün 🚢\n");
      }
    }
  }

  @Test
  void bytes_that_are_no_text_are_shown_as_such_on_a_terminal_alone() {
    renderer(false, false, false, true).line("a", false, AT, RawText.of("a\udcffb"), false);
    renderer(false, false, false, false).line("a", false, AT, RawText.of("a\udcffb"), false);

    assertThat(out).hasToString("a\ufffdb\na\udcffb\n");
  }

  @Test
  void lines_of_both_streams_are_in_order_where_the_streams_meet() {
    var both = new StringWriter();
    var logs =
        new LogRenderer(
            new LogRenderer.Target(new PrintWriter(new BufferedWriter(both)), false, false),
            new LogRenderer.Target(new PrintWriter(new BufferedWriter(both)), false, false),
            new LogRenderer.Options(false, false));
    logs.line("a", false, AT, RawText.of("one"), false);
    logs.line("a", true, AT, RawText.of("two"), false);
    logs.line("a", false, AT, RawText.of("three"), false);
    logs.flush();

    assertThat(both).hasToString("one\ntwo\nthree\n");
  }

  private LogRenderer renderer(
      boolean colours, boolean prefix, boolean timestamps, boolean terminal) {
    return new LogRenderer(
        new LogRenderer.Target(new PrintWriter(out), colours, terminal),
        new LogRenderer.Target(new PrintWriter(err), colours, terminal),
        new LogRenderer.Options(prefix, timestamps));
  }
}
