package dev.dhow.execute;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long containers have to be seen running that ran before they were waited for.
class SettlingTest extends WaitScene {

  /// As where hooks were run since.
  @Test
  void what_ran_already_has_to_be_seen_for_the_rest_of_the_time_only() throws Exception {
    run(db().restart("always").build());
    ran.put(engine.id("shop-db-1"), Duration.ofSeconds(2));
    var waiting = await(Goal.READY);
    time.awaitPending(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    waiting.succeeds();
  }

  @Test
  void what_ran_long_enough_is_ready() throws Exception {
    run(db().build());
    ran.put(engine.id("shop-db-1"), Duration.ofSeconds(9));
    var waiting = await(Goal.READY);
    time.awaitPending(Duration.ZERO);
    time.advance(Duration.ZERO);
    waiting.succeeds();
  }

  @Test
  void what_was_restarted_since_has_to_be_seen_all_the_time() throws Exception {
    run(db().restart("always").build());
    ran.put(engine.id("shop-db-1"), Duration.ofSeconds(2));
    engine.exit("shop-db-1", 9);
    time.advance(Duration.ofMillis(100));
    var waiting = await(Goal.READY);
    time.awaitPending(Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(3));
    waiting.succeeds();
  }
}
