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
  private static final LogsOptions ALL =
      new LogsOptions(Set.of(), false, 0, null, null, null, new LogStyle(false, true, false));

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
  void both_streams_of_a_container_are_output() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.engine.print("shop-web-1", Channel.ERR, "careful");

    logs(ALL);

    assertThat(scene.out.toString()).isEqualTo("web-1  | careful\n");
  }

  @Test
  void the_last_lines_are_counted_for_each_container() throws InterruptedException {
    twoThatTalk();

    logs(new LogsOptions(Set.of(), false, 0, null, null, 1, ALL.style()));

    assertThat(scene.out.toString()).isEqualTo("web-1  | second\ndb-1   | third\n");
  }

  @Test
  void one_service_can_be_named() throws InterruptedException {
    twoThatTalk();

    logs(new LogsOptions(Set.of("web"), false, 0, null, null, null, ALL.style()));

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
                .run(new LogsOptions(Set.of(), true, 0, null, null, null, ALL.style())));
    scene.engine.calls().awaitCount("logs", 1);
    scene.engine.exit("shop-job-1", 2);

    assertThat(following.exitCode()).isZero();
    assertThat(scene.out.toString()).isEqualTo("job-1  | works\njob-1 exited with code 2\n");
  }

  @Test
  void a_number_needs_its_service() {
    scene.project("services: {web: {image: busybox}}");
    var options = new LogsOptions(Set.of(), false, 2, null, null, null, ALL.style());

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
