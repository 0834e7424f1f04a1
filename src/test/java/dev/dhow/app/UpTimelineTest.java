package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.ShowTrace.Format;
import dev.dhow.engine.Behaviour;
import dev.dhow.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class UpTimelineTest {
  private final Scene scene = new Scene();
  private final List<String> kept = new ArrayList<>();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void up_tells_in_the_end_where_the_time_went() throws InterruptedException {
    up(true);

    assertThat(scene.out.toString().lines().skip(1))
        .anyMatch(line -> line.startsWith("web "))
        .anyMatch(line -> line.contains("▓ healthy"))
        .anyMatch(line -> line.startsWith("web 0.0s = "));
  }

  @Test
  void what_was_kept_can_be_shown_again() throws InterruptedException {
    up(false);
    assertThat(scene.out.toString()).isEmpty();

    trace(kept.getFirst(), Format.JSON);

    assertThat(scene.out.toString()).isEqualTo(kept.getFirst()).contains("\"kind\":\"healthy\"");
  }

  @Test
  void an_up_that_fails_tells_it_too() {
    scene.engine.script("db", Behaviour.exits(1));
    scene.project(project());

    assertThatThrownBy(() -> run(new UpTimeline(scene.workplace(), false, kept::add)))
        .isInstanceOf(FailedException.class);

    assertThat(kept).singleElement().asString().contains("\"ending\":\"failed\"");
  }

  @Test
  void a_file_that_cannot_be_written_does_not_hide_why_an_up_failed() {
    scene.engine.script("db", Behaviour.exits(1));
    scene.project(project());

    assertThatThrownBy(() -> run(unwritable()))
        .isInstanceOf(FailedException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

    assertThat(scene.err.toString()).contains("warning: up.json cannot be written\n");
  }

  @Test
  void a_file_that_cannot_be_written_is_a_failure_of_its_own() {
    scene.project("services: {web: {image: busybox}}");

    assertThatThrownBy(() -> run(unwritable())).isInstanceOf(UsageException.class);
  }

  @Test
  void a_file_that_cannot_be_written_does_not_end_an_attached_up() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.engine.script("web", Behaviour.exits(3));

    var exit =
        new Up(scene.workplace(), unwritable()).run(UpFlags.ATTACHED.abortingOnExit().options());

    assertThat(exit).isEqualTo(3);
    assertThat(scene.out.toString()).contains("web-1 exited with code 3\n");
    assertThat(scene.err.toString()).contains("warning: up.json cannot be written\n");
  }

  @Test
  void an_interrupted_up_whose_file_cannot_be_written_stops_all_the_same()
      throws InterruptedException {
    scene.project(project());
    scene.engine.script("db", Behaviour.runs().failingProbes(1000, "not yet"));

    var up =
        new Scene.Running(
            () -> new Up(scene.workplace(), unwritable()).run(UpFlags.ATTACHED.options()));
    scene.engine.calls().awaitCount("start", 1);
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(scene.engine.inspect(scene.engine.id("shop-db-1")).status().isUp()).isFalse();
  }

  private UpTimeline unwritable() {
    return new UpTimeline(
        scene.workplace(),
        false,
        _ -> {
          throw new UsageException("up.json cannot be written", "name another file");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | a.json is no timeline: it holds a list where an object belongs",
        "'' | a.json is no timeline: it holds nothing",
        "{\"version\":1} | a.json is no timeline: it has no `project`",
        "{\"version\":2} | a.json has version 2, which this dhow cannot read",
        "{\"version\":1,\"project\":\"shop\",\"startedAt\":\"now\",\"spans\":[]} | a.json is no "
            + "timeline: Text 'now' could not be parsed at index 0",
      })
  void what_is_no_timeline_is_refused(String text, String message) {
    assertThatThrownBy(() -> trace(text, Format.TEXT))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0 | 1.0 | 1 | span 1 needs 1, which is not earlier",
        "0.0 | 1.0 | 2 | span 1 needs 2, which is not earlier",
        "1.0 | 0.5 | 0 | span 1 ends before it starts, or starts before the command",
        "-1.0 | 0.5 | 0 | span 1 ends before it starts, or starts before the command",
      })
  void what_cannot_have_happened_is_refused(String start, String end, int need, String why) {
    var text =
        """
        {"version":1,"project":"shop","startedAt":"2026-01-01T00:00:00Z","spans":[
        {"id":1,"kind":"start","subject":"web","service":"web","start":%s,"end":%s,
        "ending":"done","needs":[%d]}]}
        """
            .formatted(start, end, need);

    assertThatThrownBy(() -> trace(text, Format.TEXT))
        .isInstanceOf(UsageException.class)
        .hasMessage("a.json is no timeline: " + why);
  }

  private void trace(String text, Format format) {
    var exit =
        new ShowTrace(scene.workplace().screen()).run(new SourceFile("a.json", text), format);
    assertThat(exit).isZero();
  }

  private void up(boolean shown) throws InterruptedException {
    scene.engine.script("db", Behaviour.runs().failingProbes(2, "not yet"));
    scene.project(project());
    run(new UpTimeline(scene.workplace(), shown, kept::add));
  }

  private void run(UpTimeline timeline) throws InterruptedException {
    assertThat(new Up(scene.workplace(), timeline).run(UpFlags.DETACHED.options())).isZero();
  }

  private static String project() {
    return """
    services:
      web: {image: busybox, depends_on: {db: {condition: service_healthy}}}
      db: {image: busybox, healthcheck: {test: "true", interval: 1s}}
    """;
  }
}
