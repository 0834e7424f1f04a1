package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.state.EngineState;
import org.junit.jupiter.api.Test;

class UpPlannerTest {

  @Test
  void an_empty_engine_gets_everything_in_the_order_of_need() {
    var shop =
        Shop.of(
            service("web").needsHealthy("db"),
            service("db").volume("pgdata", "/var/lib/postgresql/data"));

    assertThat(up(shop, EngineState.EMPTY))
        .isEqualTo(
            """
            #1 create network shop_default  (does not exist yet)
            #2 create volume shop_pgdata  (does not exist yet)
            #3 create container shop-db-1  (does not exist yet)  after #1, #2
            #4 create container shop-web-1  (does not exist yet)  after #1
            #5 start container shop-db-1 of #3  (does not exist yet)  after #3
            #6 await that db is healthy  (web needs it)  after #5
            #7 start container shop-web-1 of #4  (does not exist yet)  after #4, #6
            """);
  }

  private static String up(Project project, EngineState state) {
    return PlanText.of(Planner.up(project, state, UpRequest.PLAIN));
  }
}
