package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.EngineState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HooksPlanTest {
  private static final String HOOKS =
      """
      post_start: [{command: one}, {command: two}]
          pre_stop: [{command: three}]
      """;

  @Test
  void a_service_counts_as_started_once_its_hooks_have_ended() {
    assertThat(PlanText.of(Planner.up(shop("1"), EngineState.EMPTY, UpRequest.PLAIN)))
        .endsWith(
            """
            start container shop-db-1 of #2  (does not exist yet)  after #2
            #5 run a post_start hook in container shop-db-1 of #2  (does not exist yet)  after #4
            #6 run a post_start hook in container shop-db-1 of #2  (does not exist yet)  after #5
            #7 start container shop-web-1 of #3  (does not exist yet)  after #3, #6
            """);
  }

  @Test
  void down_and_stop_run_hooks_before_they_stop() {
    var state = Shop.running(shop("1"));
    var down = new DownRequest(Set.of(), false, false, DownRequest.Images.NONE, null);

    assertThat(PlanText.of(Planner.down(shop("1"), state, down)))
        .contains("run a pre_stop hook in container shop-db-1", "stop container shop-db-1");
    assertThat(PlanText.of(Planner.stop(shop("1"), state, Set.of(new ServiceName("db")), null)))
        .isEqualTo(
            """
            #1 run a pre_stop hook in container shop-db-1 (7cb1c23b65ad)  (asked for by stop)
            #2 stop container shop-db-1 (7cb1c23b65ad)  (asked for by stop)  after #1
            """);
  }

  @Test
  void a_replacement_runs_those_of_the_old_container_and_those_of_the_new_one() {
    assertThat(PlanText.of(Planner.up(shop("2"), Shop.running(shop("1")), UpRequest.PLAIN)))
        .containsSubsequence(
            "run a pre_stop hook in container shop-db-1 (7cb1c23b65ad)",
            "stop container shop-db-1 (7cb1c23b65ad)",
            "start container shop-db-1 of",
            "run a post_start hook in container shop-db-1 of",
            "run a post_start hook in container shop-db-1 of",
            "remove container shop-db-1 (7cb1c23b65ad)");
  }

  @Test
  void a_restart_runs_both() {
    var request = new RestartRequest(Set.of(new ServiceName("db")), false, null);

    assertThat(PlanText.of(Planner.restart(shop("1"), Shop.running(shop("1")), request)))
        .containsSubsequence(
            "run a pre_stop hook in container shop-db-1",
            "restart container shop-db-1",
            "run a post_start hook in container shop-db-1",
            "run a post_start hook in container shop-db-1");
  }

  @Test
  void one_that_goes_because_of_the_scale_has_its_hook_run() {
    var two = Projects.of(yaml("1").replace("scale: 1", "scale: 2"));

    assertThat(PlanText.of(Planner.up(shop("1"), Shop.running(two), UpRequest.PLAIN)))
        .containsSubsequence(
            "run a pre_stop hook in container shop-db-2",
            "stop container shop-db-2",
            "remove container shop-db-2");
  }

  private static Project shop(String variant) {
    return Projects.of(yaml(variant));
  }

  private static String yaml(String variant) {
    return """
    services:
      web: {image: web, depends_on: [db]}
      db:
        image: db
        scale: 1
        labels: {variant: "%s"}
    """
            .formatted(variant)
        + "    "
        + HOOKS;
  }
}
