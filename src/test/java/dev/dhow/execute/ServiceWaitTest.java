package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.VirtualTime;
import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ServiceWaitTest extends WaitScene {

  @Test
  void what_is_healthy_is_not_waited_for() throws Exception {
    run(probed().build());
    engine.turn("shop-db-1", Health.HEALTHY);
    await(Goal.HEALTHY).succeeds();
    assertThat(engine.calls().count("inspect")).isEqualTo(1);
  }

  @Test
  void the_engines_verdict_ends_the_wait() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    assertThat(waiting.isOver()).isFalse();
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
  }

  @Test
  void the_subscription_comes_before_the_first_look() throws Exception {
    run(probed().build());
    engine.turn("shop-db-1", Health.HEALTHY);
    engine.calls().forget();
    await(Goal.HEALTHY).succeeds();
    assertThat(engine.calls().reading().getFirst().method()).isEqualTo("events");
  }

  @Test
  void all_replicas_count() throws Exception {
    run(probed().build());
    run(probed().number(2).build());
    engine.turn("shop-db-1", Health.HEALTHY);
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("shop-db-2: starting");
    assertThat(waiting.isOver()).isFalse();
    engine.turn("shop-db-2", Health.HEALTHY);
    waiting.succeeds();
  }

  @Test
  void an_exit_ends_the_wait_and_shows_the_last_words() throws Exception {
    engine.script("db", Behaviour.runs().printing("no space left", "giving up"));
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.exit("shop-db-1", 137);
    var failure = waiting.fails();
    assertThat(failure).hasMessage("container shop-db-1 exited (137)");
    assertThat(failure.service()).isEqualTo(DB);
    assertThat(failure.container()).isEqualTo("shop-db-1");
    assertThat(failure.kind()).isEqualTo(Kind.EXITED);
    assertThat(failure.facts())
        .containsExactly(
            new Fact("exit code 137", List.of("killed, or out of memory (signal 9)")),
            new Fact("last lines of its output", List.of("no space left", "giving up")));
  }

  @Test
  void no_healthcheck_at_all_ends_the_wait_at_once() throws Exception {
    run(db().build());
    var failure = await(Goal.HEALTHY).fails();
    assertThat(failure.kind()).isEqualTo(Kind.NO_HEALTHCHECK);
    assertThat(failure).hasMessage("container shop-db-1 has no healthcheck configured");
    assertThat(failure.hint()).contains("service_started");
  }

  @Test
  void a_removal_ends_the_wait() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.remove(engine.id("shop-db-1"), false);
    assertThat(waiting.fails()).hasMessage("container shop-db-1 was removed");
  }

  @Test
  void time_runs_out() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY, Duration.ofSeconds(5));
    time.awaitPending(Duration.ofSeconds(5));
    assertThat(progress.take()).isEqualTo("starting");
    time.advance(Duration.ofSeconds(5));
    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure).hasMessage("container shop-db-1 is not healthy after 5s");
  }

  @Test
  void a_completed_container_has_exit_code_zero() throws Exception {
    run(db().build());
    run(db().number(2).build());
    var waiting = await(Goal.COMPLETED);
    assertThat(progress.take()).isEqualTo("shop-db-1: running");
    engine.exit("shop-db-1", 0);
    engine.exit("shop-db-2", 0);
    waiting.succeeds();
  }

  @Test
  void one_replica_that_did_not_complete_is_a_failure() throws Exception {
    run(db().build());
    run(db().number(2).script("exit 5").build());
    assertThat(await(Goal.COMPLETED).fails())
        .hasMessage("container shop-db-2 did not complete successfully: exit code 5");
  }

  @Test
  void a_container_without_healthcheck_is_ready_when_it_has_run_for_a_while() throws Exception {
    run(db().build());
    var waiting = await(Goal.READY);
    time.awaitPending(1);
    assertThat(waiting.isOver()).isFalse();
    time.advance(Duration.ofSeconds(1));
    waiting.succeeds();
  }

  @Test
  void a_container_that_is_started_again_has_to_run_for_longer() throws Exception {
    run(db().restart("always").build());
    var waiting = await(Goal.READY);
    time.awaitPending(1);
    time.advance(Duration.ofMillis(2999));
    assertThat(waiting.isOver()).isFalse();
    time.advance(Duration.ofMillis(1));
    waiting.succeeds();
  }

  @Test
  void a_restart_policy_does_not_matter_to_one_with_a_healthcheck() throws Exception {
    run(probed().restart("always").build());
    var waiting = await(Goal.READY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
    assertThat(time.instant()).isEqualTo(VirtualTime.START);
  }

  @Test
  void one_that_runs_is_ready_when_there_is_no_time_to_see_that_it_stays() throws Exception {
    run(db().restart("always").build());
    var waiting = await(Goal.READY, Duration.ofSeconds(2));
    time.awaitPending(2);
    time.advance(Duration.ofSeconds(2));
    waiting.succeeds();
  }

  @Test
  void one_that_was_restarted_meanwhile_is_not_ready_when_time_runs_out() throws Exception {
    run(db().restart("always").build());
    var waiting = await(Goal.READY, Duration.ofSeconds(2));
    time.awaitPending(2);
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarting");
    time.advance(Duration.ofMillis(100));
    time.awaitPending(Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(2));
    assertThat(waiting.fails())
        .hasMessage("container shop-db-1 is not ready after 2s: restarted once, last exit 9");
  }

  @Test
  void a_container_that_ends_soon_after_its_start_is_not_ready() throws Exception {
    run(db().build());
    var waiting = await(Goal.READY);
    time.awaitPending(1);
    engine.exit("shop-db-1", 9);
    assertThat(waiting.fails()).hasMessage("container shop-db-1 exited (9)");
  }

  @Test
  void a_container_with_healthcheck_is_ready_when_it_is_healthy() throws Exception {
    run(probed().build());
    var waiting = await(Goal.READY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
  }

  @Test
  void a_container_that_failed_is_never_ready() throws Exception {
    run(db().script("exit 3").build());
    assertThat(await(Goal.READY).fails()).hasMessage("container shop-db-1 exited (3)");
  }

  @Test
  void a_container_that_has_done_its_work_is_ready() throws Exception {
    run(db().script("exit 0").build());
    await(Goal.READY).succeeds();
  }

  @Test
  void so_is_one_that_would_only_be_started_again_if_it_had_failed() throws Exception {
    run(db().script("exit 0").restart("on-failure:3").build());
    await(Goal.READY).succeeds();
  }

  @Test
  void a_lost_connection_is_made_good_by_looking_again() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    var gate = engine.calls().holdBack("events");
    engine.breakStreams();
    gate.awaitArrival();
    engine.turn("shop-db-1", Health.HEALTHY);
    gate.open();
    waiting.succeeds();
  }

  @Test
  void an_engine_that_stays_away_ends_the_wait() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    for (var i = 1; i <= 6; i++) {
      engine
          .calls()
          .failNth("events", i, new EngineException.Unreachable("nobody answers", null, null));
    }
    engine.breakStreams();
    for (var millis = 100; millis <= 1600; millis *= 2) {
      time.awaitPending(Duration.ofMillis(millis));
      time.advance(Duration.ofMillis(millis));
    }
    var failure = catchThrowableOfType(ExecutionException.class, waiting::succeeds);
    assertThat(failure).hasCauseInstanceOf(EngineException.Unreachable.class);
  }

  @Test
  void waits_share_one_subscription() throws Exception {
    run(probed().build());
    var first = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    var second = await(Goal.READY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.turn("shop-db-1", Health.HEALTHY);
    first.succeeds();
    second.succeeds();
    assertThat(engine.calls().count("events")).isEqualTo(1);
  }

  @Test
  void waiting_can_be_interrupted() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY, INTERVAL.multipliedBy(2));
    assertThat(progress.take()).isEqualTo("starting");
    waiting.thread.interrupt();
    var failure = catchThrowableOfType(ExecutionException.class, waiting::succeeds);
    assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
    assertThat(time.pending()).as("only the engine's own probe").isEqualTo(1);
  }
}
