package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.state.EngineState;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the next `up` does after one that was killed while it replaced a container.
class LeftoverTest {
  private final Project old = Shop.of(service("web").environment("DEBUG", "0"));
  private final Project shop = Shop.of(service("web").environment("DEBUG", "1"));

  @Test
  void killed_after_the_new_container_was_created() {
    assertThat(upAfter(1))
        .isEqualTo(
            """
            #1 remove container 0190e5722719_shop-web-1 (4b1ab9f7e6c5)  (left over from a replacement that was cut short)
            #2 create container 0190e5722719_shop-web-1  (environment.DEBUG changed)  after #1
            #3 stop container shop-web-1 (0190e5722719)  (replaced by #2)  after #2, #1
            #4 rename container shop-web-1 (0190e5722719) to 0190e5722719_old_shop-web-1  (replaced by #2)  after #3
            #5 rename what #2 creates to shop-web-1  (environment.DEBUG changed)  after #4
            #6 start container shop-web-1 of #2  (environment.DEBUG changed)  after #5
            #7 await that web lasts  (environment.DEBUG changed)  after #6
            #8 remove container shop-web-1 (0190e5722719)  (replaced by #2)  after #7
            #9 stop container shop-web-1 of #2  (puts back if #7 fails)  after #6, #7 failed
            #10 remove container shop-web-1 of #2  (puts back if #7 fails)  after #2, #7 failed, #9 ended
            #11 rename container shop-web-1 (0190e5722719) to shop-web-1  (puts back if #7 fails)  after #4, #7 failed, #9 ended, #10 ended
            #12 start container shop-web-1 (0190e5722719)  (puts back if #7 fails)  after #3, #7 failed, #9 ended, #10 ended, #11 ended
            """);
  }

  @Test
  void killed_when_the_old_container_had_given_its_name_away() {
    assertThat(upAfter(3))
        .isEqualTo(
            """
            #1 remove container 0190e5722719_old_shop-web-1 (0190e5722719)  (left over from a replacement that was cut short)
            #2 rename container 0190e5722719_shop-web-1 (4b1ab9f7e6c5) to shop-web-1  (left over from a replacement that was cut short)  after #1
            #3 start container shop-web-1 (4b1ab9f7e6c5)  (is not running)  after #1, #2
            """);
  }

  @Test
  void killed_before_the_old_container_was_removed() {
    assertThat(upAfter(5))
        .isEqualTo(
            """
            keep container shop-web-1
            #1 remove container 0190e5722719_old_shop-web-1 (0190e5722719)  (left over from a replacement that was cut short)
            """);
  }

  @Test
  void killed_and_then_the_change_was_taken_back() {
    assertThat(PlanText.of(Planner.up(old, killedAfter(1), UpRequest.PLAIN)))
        .isEqualTo(
            """
            keep container shop-web-1
            #1 remove container 0190e5722719_shop-web-1 (4b1ab9f7e6c5)  (left over from a replacement that was cut short)
            """);
  }

  private String upAfter(int steps) {
    return PlanText.of(Planner.up(shop, killedAfter(steps), UpRequest.PLAIN));
  }

  private EngineState killedAfter(int steps) {
    var state = Shop.running(old);
    var plan = Planner.up(shop, state, UpRequest.PLAIN);
    return new Simulation(state, new Random(2)).run(plan, steps, Set.of());
  }
}
