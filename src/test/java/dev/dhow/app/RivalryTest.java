package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.plan.Rivals;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What another user's command has begun on the same engine, which may still be at work.
@Timeout(30)
class RivalryTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void somebody_else_has_made_a_container() throws InterruptedException {
    scene.timer = scene.time::after;
    scene.project("services: {web: {image: busybox}}");
    var dies = FaultyEngine.before(scene.engine, 3, Fault.KILLED_BEFORE);
    try {
      new Up(scene.elsewhere(dies.engine())).run(UpFlags.DETACHED.options());
    } catch (FailedException _) {
      // that is what it was killed for
    }
    assertThat(scene.engine.id("shop-web-1")).isNotNull();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void it_is_waited_for_until_it_counts_as_dead() throws Exception {
    var up = scene.upBeside(UpFlags.DETACHED);
    for (var second = 0; second < Rivals.PATIENCE.toSeconds(); second++) {
      scene.time.awaitPending(1);
      scene.time.advance(Duration.ofSeconds(1));
    }

    assertThat(up.exitCode()).isZero();

    assertThat(scene.err.toString())
        .contains(
            "another user or machine may be at work on project shop (it has just made shop-web-1)");
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(1);
  }

  @Test
  void once_it_has_started_its_container_nobody_waits() throws Exception {
    var up = scene.upBeside(UpFlags.DETACHED);
    scene.time.awaitPending(1);
    scene.engine.start(scene.engine.id("shop-web-1"));
    scene.time.advance(Duration.ofSeconds(1));

    assertThat(up.exitCode()).isZero();
  }

  @Test
  void what_is_old_is_nobody_s() throws Exception {
    scene.time.advance(Rivals.PATIENCE);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.err.toString()).doesNotContain("another user");
  }
}
