package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Reason REASON = new Reason.Missing();

  @Test
  void a_network_that_others_still_use_is_no_failure_of_down() {
    var plan = new PlanBuilder();
    var remove = plan.add(new Action.RemoveNetwork("n1", "shop_default"), REASON, null, List.of());
    assertThat(plan.build().toleratesUse(remove)).isTrue();
    assertThat(plan.build().tolerates(remove)).as("for any other reason").isFalse();
  }

  @Test
  void a_network_that_is_to_be_made_anew_has_to_go() {
    var plan = new PlanBuilder();
    var remove = plan.add(new Action.RemoveNetwork("n1", "shop_default"), REASON, null, List.of());
    plan.add(new Action.RemoveVolume("data"), REASON, null, List.of(Need.done(remove)));
    assertThat(plan.build().toleratesUse(remove)).isFalse();
  }

  @Test
  void a_container_that_stays_is_a_failure() {
    var plan = new PlanBuilder();
    var container = new ContainerRef.CreatedBy(new StepId(1), "shop-web-1");
    var remove = plan.add(new Action.RemoveContainer(container, false), REASON, null, List.of());
    assertThat(plan.build().toleratesUse(remove)).isFalse();
  }
}
