package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.LogStream.Channel;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogsTest {
  private static final LogStyle TEXT = new LogStyle(false, true, false);
  private static final LogsOptions ALL =
      new LogsOptions(Set.of(), false, 0, null, null, null, null, false, TEXT);

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void lines_come_in_the_order_of_time_whoever_wrote_them() throws InterruptedException {
    twoThatTalk();

    logs(ALL);

    assertThat(scene.out.toString())
        .isEqualTo(
            """
            db-1   | first
            web-1  | second
            db-1   | third
            """);
  }

  @Test
  void standard_error_is_told_apart() throws InterruptedException {
    oneThatTalks();

    logs(ALL);

    assertThat(scene.out.toString()).isEqualTo("web-1  | fine\nweb-1  | again\n");
    assertThat(scene.err.toString()).endsWith("web-1  | careful\n");
  }

  @Test
  void both_streams_are_output_when_they_are_merged() throws InterruptedException {
    oneThatTalks();

    logs(new LogsOptions(Set.of(), false, 0, null, null, null, null, true, TEXT));

    assertThat(scene.out.toString()).isEqualTo("web-1  | fine\nweb-1  | careful\nweb-1  | again\n");
  }

  @Test
  void each_line_can_be_a_json_object() throws InterruptedException {
    oneThatTalks();

    logs(new LogsOptions(Set.of(), false, 0, null, null, null, "r", true, TEXT.asJson()));

    assertThat(scene.out.toString())
        .isEqualTo(
            """
            {"ts":"2026-01-01T12:00:02.000000000Z","service":"web","replica":1,"stream":"stderr",\
            "line":"careful","partial":false}
            """);
  }

  @Test
  void only_lines_that_match_are_shown() throws InterruptedException {
    oneThatTalks();

    logs(grep("^f|a.ain"));

    assertThat(scene.out.toString()).isEqualTo("web-1  | fine\nweb-1  | again\n");
    assertThat(scene.err.toString()).doesNotContain("careful");
  }

  @Test
  void what_is_no_regular_expression_is_refused() throws InterruptedException {
    oneThatTalks();

    assertThatThrownBy(() -> logs(grep("(")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--grep: '(' is no regular expression: Unclosed group");
  }

  @Test
  void what_was_written_before_the_last_start_can_be_left_out() throws InterruptedException {
    twoThatTalk();
    scene.engine.exit("shop-web-1", 0);
    scene.time.advance(Duration.ofSeconds(1));
    scene.up(UpFlags.DETACHED);
    print("shop-web-1", "fourth");

    logs(new LogsOptions(Set.of(), false, 0, "last-start", null, null, null, false, TEXT));

    assertThat(scene.out.toString())
        .isEqualTo(
            """
            db-1   | first
            db-1   | third
            web-1  | fourth
            """);
  }

  private static LogsOptions grep(String regex) {
    return new LogsOptions(Set.of(), false, 0, null, null, null, regex, false, TEXT);
  }

  private void oneThatTalks() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    print("shop-web-1", "fine");
    scene.time.advance(Duration.ofSeconds(1));
    scene.engine.print("shop-web-1", Channel.ERR, "careful");
    print("shop-web-1", "again");
  }

  @Test
  void the_last_lines_are_counted_for_each_container() throws InterruptedException {
    twoThatTalk();

    logs(new LogsOptions(Set.of(), false, 0, null, null, 1, null, false, TEXT));

    assertThat(scene.out.toString()).isEqualTo("web-1  | second\ndb-1   | third\n");
  }

  @Test
  void one_service_can_be_named() throws InterruptedException {
    twoThatTalk();

    logs(new LogsOptions(Set.of("web"), false, 0, null, null, null, null, false, TEXT));

    assertThat(scene.out.toString()).isEqualTo("web-1  | second\n");
  }

  @Test
  void following_ends_when_everything_has_ended() throws InterruptedException {
    scene.engine.script("job", Behaviour.runs().printing("works"));
    scene.project("services: {job: {image: busybox}}");
    scene.up(UpFlags.DETACHED);

    var following =
        new Scene.Running(() ->
            new Logs(scene.workplace())
                .run(new LogsOptions(Set.of(), true, 0, null, null, null, null, false, TEXT)));
    scene.engine.calls().awaitCount("logs", 1);
    scene.engine.exit("shop-job-1", 2);

    assertThat(following.exitCode()).isZero();
    assertThat(scene.out.toString()).isEqualTo("job-1  | works\njob-1 exited with code 2\n");
  }

  @Test
  void a_number_needs_its_service() {
    scene.project("services: {web: {image: busybox}}");
    var options = new LogsOptions(Set.of(), false, 2, null, null, null, null, false, TEXT);

    assertThatThrownBy(() -> logs(options))
        .isInstanceOf(UsageException.class)
        .hasMessage("--index needs one service");
  }

  private void twoThatTalk() throws InterruptedException {
    scene.project("services: {db: {image: busybox}, web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    print("shop-db-1", "first");
    print("shop-web-1", "second");
    print("shop-db-1", "third");
  }

  private void print(String container, String line) {
    scene.time.advance(Duration.ofSeconds(1));
    scene.engine.print(container, Channel.OUT, line);
  }

  private void logs(LogsOptions options) throws InterruptedException {
    assertThat(new Logs(scene.workplace()).run(options)).isZero();
  }
}
