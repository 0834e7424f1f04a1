package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDisplayTest {
  private final PlanDisplay display = new PlanDisplay(Colours.OFF);

  @Test
  void tells_what_would_be_done_and_why() {
    var plans = new Plans().note("careful", "look twice").keep("demo-db-1").create("api");
    plans.replace("web", new Reason.Changed(List.of("image", "environment.DEBUG")));

    assertThat(display.of(plans.plan()))
        .isEqualTo(
            """
            warning: careful
              hint: look twice
             Container demo-db-1   keep
             Container demo-api-1  create, start  (does not exist yet)
             Container demo-web-1  recreate       (image, environment.DEBUG changed)
            """);
  }

  @Test
  void says_that_there_is_nothing_to_do() {
    assertThat(display.of(Plan.EMPTY)).isEqualTo("Nothing to do.\n");
  }
}
