package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Behaviour;
import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HurriedWaitTest extends WaitScene {

  @Test
  void a_probe_of_our_own_may_pass_first() throws Exception {
    hurries = true;
    engine.script("db", Behaviour.runs().failingProbes(2, "no response\n"));
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    time.awaitPending(Duration.ofMillis(50));
    assertThat(waiting.isOver()).isFalse();
    time.advance(Duration.ofMillis(50));
    time.awaitPending(Duration.ofMillis(75));
    time.advance(Duration.ofMillis(75));
    waiting.succeeds();
    assertThat(engine.calls().count("exec")).isEqualTo(3);
    assertThat(progress).containsExactly("starting", "probe failed: no response");
  }

  @Test
  void our_own_probes_come_at_longer_and_longer_intervals() throws Exception {
    hurries = true;
    engine.script("db", Behaviour.runs().failingProbes(100, ""));
    run(db().probe(Duration.ofHours(1), "CMD", "pg_isready").build());
    var waiting = await(Goal.HEALTHY);
    for (var millis = 50.0; millis < 1000; millis *= 1.5) {
      var pause = Duration.ofNanos((long) (millis * 1_000_000));
      time.awaitPending(pause);
      time.advance(pause);
    }
    time.awaitPending(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    time.awaitPending(Duration.ofSeconds(1));
    assertThat(waiting.isOver()).isFalse();
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
  }

  /// As with Podman where there is no systemd.
  @Test
  void what_never_passes_is_not_waited_for_where_the_engine_runs_no_healthchecks()
      throws Exception {
    engine.withoutProbes();
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    var patience = INTERVAL.multipliedBy(3).plusSeconds(40);
    time.awaitPending(patience);
    time.advance(patience.minusSeconds(1));
    assertThat(waiting.isOver()).isFalse();
    time.advance(Duration.ofSeconds(1));
    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.UNHEALTHY);
    assertThat(failure)
        .hasMessage(
            "container shop-db-1 is not healthy, and the engine does not run its healthcheck");
  }

  @Test
  void what_our_own_probe_said_last_is_told_there() throws Exception {
    hurries = true;
    engine.withoutProbes();
    engine.script("db", Behaviour.runs().neverHealthy("no response"));
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    time.awaitPending(Duration.ofMillis(50));
    time.advance(INTERVAL.multipliedBy(3).plusSeconds(40));
    assertThat(waiting.fails())
        .hasMessageEndingWith("does not run its healthcheck; probe failed: no response");
  }

  @Test
  void failures_of_our_own_probes_decide_nothing() throws Exception {
    hurries = true;
    engine.script("db", Behaviour.runs().neverHealthy("no response"));
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    time.awaitPending(Duration.ofMillis(50));
    time.advance(Duration.ofMillis(50));
    time.awaitPending(Duration.ofMillis(75));
    assertThat(waiting.isOver()).isFalse();
    time.advance(INTERVAL);
    var failure = waiting.fails();
    assertThat(failure.kind()).isEqualTo(Kind.UNHEALTHY);
    assertThat(failure).hasMessage("container shop-db-1 is unhealthy");
    assertThat(failure.facts())
        .contains(new Fact("probe ended with exit code 1", List.of("no response")));
  }

  @Test
  void without_hurry_only_the_engine_probes() throws Exception {
    run(probed().build());
    var waiting = await(Goal.HEALTHY);
    assertThat(progress.take()).isEqualTo("starting");
    engine.turn("shop-db-1", Health.HEALTHY);
    waiting.succeeds();
    assertThat(engine.calls().count("exec")).isZero();
  }

  @Test
  void a_probe_of_a_former_life_does_not_count() throws Exception {
    hurries = true;
    run(probed().restart("always").build());
    var gate = engine.calls().holdBack("exec");
    var waiting = await(Goal.HEALTHY);
    gate.awaitArrival();
    engine.exit("shop-db-1", 1);
    time.advance(Duration.ofMillis(100));
    engine.calls().awaitCount("exec", 2);
    assertThat(waiting.isOver()).isFalse();
    gate.open();
    waiting.succeeds();
  }

  @Test
  void nothing_is_left_behind_when_a_wait_ends() throws Exception {
    hurries = true;
    engine.script("db", Behaviour.runs().failingProbes(1, ""));
    run(db().probe(Duration.ofHours(1), "CMD", "pg_isready").build());
    var waiting = await(Goal.HEALTHY, Duration.ofSeconds(5));
    time.awaitPending(Duration.ofMillis(50));
    time.advance(Duration.ofMillis(50));
    waiting.succeeds();
    assertThat(time.pending()).as("only the engine's own probe").isEqualTo(1);
  }
}
