package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Behaviour;
import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Waits for containers that end again and again.
class CrashLoopWaitTest extends WaitScene {

  @Test
  void a_crash_loop_is_told_and_may_still_end_well() throws Exception {
    run(probed().restart("always").build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.exit("shop-db-1", 1);
    assertThat(progress.take()).isEqualTo("restarting");
    time.advance(Duration.ofMillis(100));
    assertThat(progress.take()).isEqualTo("restarted once, last exit 1");
    engine.exit("shop-db-1", 1);
    time.advance(Duration.ofMillis(200));
    assertThat(progress.take()).isEqualTo("restarted 2 times, last exit 1");
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
  }

  @Test
  void what_others_wait_for_may_be_restarted_for_longer_but_not_for_ever() throws Exception {
    run(probed().restart("always").build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    for (var restarts = 1; restarts <= 7; restarts++) {
      engine.exit("shop-db-1", 1);
      if (restarts == 1) {
        assertThat(progress.take()).isEqualTo("restarting");
      }
      time.advance(Duration.ofMillis(50L << restarts));
      if (restarts < 7) {
        assertThat(progress.take()).startsWith("restarted " + (restarts == 1 ? "once" : restarts));
      }
    }
    assertThat(waiting.fails())
        .hasMessage("container shop-db-1 keeps restarting: restarted 7 times, last exit 1");
  }

  @Test
  void what_takes_the_place_of_another_may_wait_some_restarts_for_something_else()
      throws Exception {
    run(db().restart("always").build());
    var waiting = await(Goal.LASTING);
    for (var restarts = 0; restarts < 5; restarts++) {
      assertThat(waiting.isOver()).isFalse();
      engine.exit("shop-db-1", 1);
      assertThat(progress.take())
          .startsWith(
              restarts == 0 ? "restarting" : "restarted " + (restarts == 1 ? "once" : restarts));
      time.advance(Duration.ofMillis(100L << restarts));
    }
    assertThat(waiting.fails())
        .hasMessage("container shop-db-1 keeps restarting: restarted 5 times, last exit 1");
  }

  @Test
  void what_is_started_whenever_it_has_ended_never_completes() throws Exception {
    run(db().restart("always").build());
    var waiting = await(Goal.COMPLETED);
    assertThat(progress.take()).isEqualTo("running");
    engine.exit("shop-db-1", 0);

    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.RESTARTING);
    assertThat(failure)
        .hasMessageContaining("does not complete, as its restart policy (always) starts it");
  }

  @Test
  void a_job_that_is_to_be_tried_again_is_waited_for_until_it_succeeds() throws Exception {
    run(db().restart("on-failure").build());
    var waiting = await(Goal.COMPLETED);
    assertThat(progress.take()).isEqualTo("running");
    engine.exit("shop-db-1", 1);
    assertThat(progress.take()).isEqualTo("restarting");
    time.advance(Duration.ofMillis(100));
    assertThat(progress.take()).isEqualTo("restarted once, last exit 1");
    engine.exit("shop-db-1", 0);
    waiting.succeeds();
  }

  @Test
  void a_crash_loop_ends_the_wait_after_a_few_restarts() throws Exception {
    engine.script("db", Behaviour.runs().printing("start"));
    run(db().restart("always").build());
    var waiting = await(Goal.READY);
    time.awaitPending(1);
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarting");
    time.advance(Duration.ofMillis(100));
    time.awaitPending(1);
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarted once, last exit 9");
    time.advance(Duration.ofMillis(200));
    time.awaitPending(1);
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarted 2 times, last exit 9");
    time.advance(Duration.ofMillis(400));
    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.RESTARTING);
    assertThat(failure)
        .hasMessage("container shop-db-1 keeps restarting: restarted 3 times, last exit 9");
    assertThat(failure.facts())
        .contains(
            new Fact("last lines of its output", List.of("start", "start", "start", "start")));
  }

  @Test
  void a_crash_loop_that_has_long_been_one_ends_the_wait_after_the_next_restart() throws Exception {
    run(db().restart("always").build());
    for (var pause : List.of(100, 200, 400)) {
      engine.exit("shop-db-1", 9);
      time.advance(Duration.ofMillis(pause));
    }
    var waiting = await(Goal.READY);
    time.awaitPending(1);
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarted 3 times, last exit 9");
    time.advance(Duration.ofMillis(800));

    assertThat(waiting.fails())
        .hasMessage("container shop-db-1 keeps restarting: restarted 4 times, last exit 9");
  }

  @Test
  void what_runs_out_of_time_in_a_crash_loop_says_so() throws Exception {
    run(probed().restart("always").build());
    var waiting = await(Goal.READY, Duration.ofSeconds(5));
    time.awaitPending(Duration.ofSeconds(5));
    assertThat(progress.take()).isEqualTo("starting");
    engine.exit("shop-db-1", 9);
    assertThat(progress.take()).isEqualTo("restarting");
    time.advance(Duration.ofMillis(100));
    assertThat(progress.take()).isEqualTo("restarted once, last exit 9");
    time.advance(Duration.ofSeconds(5));
    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure)
        .hasMessage("container shop-db-1 is not ready after 5s: restarted once, last exit 9");
  }
}
