package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AttachedUpTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String JOB_AND_HELPER =
      """
      services:
        job: {image: busybox, depends_on: [helper]}
        helper: {image: busybox}
      """;

  private static final String WEB_FOLLOWS_DB =
      """
      services:
        db: {image: busybox, command: %s}
        web:
          image: busybox
          command: sleep 5
          depends_on: {db: {condition: service_started, restart: true}}
      """;

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void it_ends_when_all_containers_have_ended() throws InterruptedException {
    scene.project(JOB_AND_HELPER);
    scene.engine.script("job", Behaviour.exits(0).printing("works"));
    scene.engine.script("helper", Behaviour.exits(4).after(SECOND));

    var up = scene.upBeside(UpFlags.ATTACHED);
    scene.time.awaitPending(1);
    scene.time.advance(SECOND);

    assertThat(up.exitCode()).isZero();
    assertThat(scene.out.toString())
        .contains("| works\n", "job-1 exited with code 0\n", "helper-1 exited with code 4\n");
  }

  @Test
  void an_end_can_end_the_others_and_its_code_is_passed_on() throws InterruptedException {
    scene.project(JOB_AND_HELPER);
    scene.engine.script("job", Behaviour.exits(3));

    assertThat(scene.up(UpFlags.ATTACHED.abortingOnExit())).isEqualTo(3);
    assertThat(status("shop-helper-1")).isEqualTo(ContainerStatus.EXITED);
    assertThat(scene.out.toString())
        .contains("job-1 exited with code 3\n", "helper-1 exited with code 143\n");
    assertThat(scene.err.toString())
        .contains("Aborting on container exit...")
        .doesNotContain("Gracefully");
  }

  @Test
  void the_code_can_be_that_of_another_service_named_or_not() throws InterruptedException {
    scene.project(JOB_AND_HELPER);
    scene.engine.script("job", Behaviour.exits(3));

    assertThat(scene.up(UpFlags.ATTACHED.naming("job").exitCodeFrom("helper"))).isEqualTo(143);
  }

  @Test
  void a_service_that_is_not_enabled_has_no_code_to_pass_on() {
    scene.project(
        """
        services:
          job: {image: busybox}
          debug: {image: busybox, profiles: [debug]}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.ATTACHED.exitCodeFrom("debug")))
        .isInstanceOf(UsageException.class)
        .hasMessage("no such service: debug: not found");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void a_container_that_is_replaced_does_not_count_as_ended() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.timer = scene.time::after;
    scene.engine.script("web", Behaviour.exits(4).after(SECOND.multipliedBy(5)));

    var up = scene.upBeside(UpFlags.ATTACHED.recreating().exitCodeFrom("web"));
    scene.time.awaitPending(SECOND); // the old one goes once the new one has lasted
    scene.time.advance(SECOND);
    scene.engine.calls().awaitCount("remove", 1);
    scene.time.advance(SECOND.multipliedBy(4));

    assertThat(up.exitCode()).isEqualTo(4);
    assertThat(scene.out.toString()).isEqualTo("web-1 exited with code 4\n");
  }

  @Test
  void a_container_that_restarts_with_its_dependency_has_not_ended() throws InterruptedException {
    scene.project(WEB_FOLLOWS_DB.formatted("serve"));
    scene.up(UpFlags.DETACHED);
    scene.time.awaitPending(1);
    scene.project(WEB_FOLLOWS_DB.formatted("other"));
    var starts = scene.engine.calls().holdBack("start");

    var up = scene.upBeside(UpFlags.ATTACHED.abortingOnExit());
    starts.awaitArrival();
    scene.time.advance(SECOND); // it was stopped before it is started again
    starts.open();
    scene.engine.calls().awaitCount("start", 4);
    scene.time.awaitPending(SECOND.multipliedBy(5));
    scene.time.advance(SECOND.multipliedBy(5));

    assertThat(up.exitCode()).isZero();
    assertThat(scene.out.toString())
        .contains("web-1 exited with code 0\n")
        .doesNotContain("web-1 exited with code 1");
  }

  @Test
  void an_end_just_before_it_is_started_again_does_not_count() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.engine.script("web", Behaviour.exits(5).after(SECOND.multipliedBy(10)));
    scene.up(UpFlags.DETACHED);
    var lists = scene.engine.calls().holdBack("containers");

    var up = scene.upBeside(UpFlags.ATTACHED.abortingOnExit());
    lists.awaitArrival(); // it listens, and has not looked yet
    scene.engine.exit("shop-web-1", 4);
    scene.time.advance(SECOND);
    lists.open();
    scene.time.awaitPending(SECOND.multipliedBy(10));
    scene.time.advance(SECOND.multipliedBy(10));

    assertThat(up.exitCode()).isEqualTo(5);
    assertThat(scene.out.toString()).isEqualTo("web-1 exited with code 5\n");
  }

  @Test
  void an_end_after_such_a_restart_counts_even_while_others_are_still_to_start()
      throws InterruptedException {
    scene.project(WEB_FOLLOWS_DB.formatted("serve"));
    scene.up(UpFlags.DETACHED);
    scene.time.awaitPending(1);
    scene.project(
        WEB_FOLLOWS_DB.formatted("other")
            + """
              last:
                image: busybox
                depends_on: {web: {condition: service_completed_successfully}}
            """);
    scene.engine.script("db", Behaviour.exits(0).after(SECOND));
    scene.engine.script("last", Behaviour.exits(0));
    var starts = scene.engine.calls().holdBack("start");

    var up = scene.upBeside(UpFlags.ATTACHED);
    starts.awaitArrival();
    scene.time.advance(SECOND);
    starts.open();
    scene.engine.calls().awaitCount("start", 4);
    scene.time.awaitPending(SECOND.multipliedBy(5));
    scene.time.advance(SECOND.multipliedBy(5));

    assertThat(up.exitCode()).isZero();
    assertThat(scene.out.toString().lines().filter(line -> line.startsWith("web-1 exited")))
        .containsExactly("web-1 exited with code 0");
    assertThat(scene.out.toString())
        .contains("db-1 exited with code 0\n", "last-1 exited with code 0\n");
  }

  @Test
  void output_that_cannot_be_read_does_not_hide_the_end() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.engine.script("web", Behaviour.exits(3).after(SECOND));
    scene.engine.calls().failNext("logs", new EngineException.Unsupported("no reading", null));

    var up = scene.upBeside(UpFlags.ATTACHED.abortingOnExit());
    scene.time.awaitPending(1);
    scene.time.advance(SECOND);

    assertThat(up.exitCode()).isEqualTo(3);
    assertThat(scene.out.toString()).contains("web-1 no reading\n");
  }

  @Test
  void an_interrupt_stops_gracefully() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");

    var up = scene.upBeside(UpFlags.ATTACHED);
    scene.engine.calls().awaitCount("start", 1);
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(exitCode("shop-web-1")).isEqualTo(143);
    assertThat(scene.out.toString()).contains("web-1 exited with code 143\n");
    assertThat(scene.err.toString()).contains("Gracefully stopping...");
  }

  @Test
  void output_that_nobody_reads_any_more_stops_gracefully() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.engine.script("web", Behaviour.RUNS.printing("hello"));
    scene.closeOutput();

    assertThatThrownBy(() -> scene.up(UpFlags.ATTACHED)).isInstanceOf(OutputClosedException.class);

    assertThat(exitCode("shop-web-1")).isEqualTo(143);
  }

  @Test
  void a_terminal_that_is_gone_is_like_an_interrupt() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.engine.script("web", Behaviour.RUNS.printing("hello"));
    scene.terminal = true;
    scene.closeOutput();

    assertThat(scene.up(UpFlags.ATTACHED)).isEqualTo(130);

    assertThat(exitCode("shop-web-1")).isEqualTo(143);
  }

  @Test
  void two_interrupts_while_containers_are_started_kill() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.interruptions = new Urgent();
    var starts = scene.engine.calls().holdBack("start");

    var up = scene.upBeside(UpFlags.ATTACHED);
    starts.awaitArrival();
    up.interrupt();
    starts.open();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(exitCode("shop-web-1")).isEqualTo(137);
  }

  private static final class Urgent implements Interruptions {
    @Override
    public void awaitDelivery() {}

    @Override
    public boolean areUrgent() {
      return true;
    }

    @Override
    public void anticipate() {}

    @Override
    public void take(String signal) {}
  }

  @Test
  void an_interrupted_pull_stops_nothing() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: busybox}, new: {image: later}}");
    scene.engine.withRegistryImage("later");
    var gate = scene.engine.calls().holdBack("pull");

    var up = scene.upBeside(UpFlags.ATTACHED);
    gate.awaitArrival();
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(status("shop-web-1")).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void an_interrupted_wait_for_another_command_stops_nothing() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    var lock = scene.takeLock();

    var up = scene.upBeside(UpFlags.ATTACHED.recreating());
    lock.awaitWaiter();
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(status("shop-web-1")).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void a_second_interrupt_waits_for_nobody() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    var lock = scene.takeLock();

    var up = scene.upBeside(UpFlags.ATTACHED);
    scene.engine.calls().awaitCount("containers", 5);
    up.interrupt();
    lock.awaitWaiter();
    up.interrupt();

    assertThat(up.exitCode()).isEqualTo(130);
    assertThat(exitCode("shop-web-1")).isEqualTo(137);
  }

  private ContainerStatus status(String container) throws InterruptedException {
    return scene.engine.inspect(scene.engine.id(container)).status();
  }

  private int exitCode(String container) throws InterruptedException {
    return scene.engine.inspect(scene.engine.id(container)).exitCode();
  }
}
