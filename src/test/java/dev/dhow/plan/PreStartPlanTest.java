package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What runs before a service is started.
class PreStartPlanTest {
  private static final String MIGRATES = "[{command: migrate}, {image: other, command: own}]";

  @Test
  void one_after_the_other_they_run_before_the_service_which_others_wait_for() {
    var shop =
        Projects.of(
            """
            services:
              web: {image: web, network_mode: none, pre_start: %s}
              proxy: {image: proxy, network_mode: none, depends_on: [web]}
            """
                .formatted(MIGRATES));

    assertThat(PlanText.of(Planner.up(shop, EngineState.EMPTY, UpRequest.PLAIN)))
        .isEqualTo(
            """
            #1 create container shop-web-1  (does not exist yet)
            #2 create container shop-proxy-1  (does not exist yet)
            #3 create container shop-web-1-pre_start-1  (web needs it)  after #1
            #4 start container shop-web-1-pre_start-1 of #3  (web needs it)  after #3
            #5 await that web has completed  (web needs it)  after #4
            #6 remove container shop-web-1-pre_start-1 of #3 and its anonymous volumes  (web needs it)  after #5
            #7 create container shop-web-1-pre_start-2  (web needs it)  after #5, #1
            #8 start container shop-web-1-pre_start-2 of #7  (web needs it)  after #7
            #9 await that web has completed  (web needs it)  after #8
            #10 remove container shop-web-1-pre_start-2 of #7 and its anonymous volumes  (web needs it)  after #9
            #11 start container shop-web-1 of #1  (does not exist yet)  after #9
            #12 start container shop-proxy-1 of #2  (does not exist yet)  after #2, #11
            """);
  }

  @Test
  void of_several_replicas_the_first_one_lends_its_mounts_and_all_wait() {
    assertThat(up(web("scale: 2, pre_start: [{command: migrate}]"), EngineState.EMPTY))
        .isEqualTo(
            """
            #1 create container shop-web-1  (does not exist yet)
            #2 create container shop-web-2  (does not exist yet)
            #3 create container shop-web-1-pre_start-1  (web needs it)  after #1
            #4 start container shop-web-1-pre_start-1 of #3  (web needs it)  after #3
            #5 await that web has completed  (web needs it)  after #4
            #6 remove container shop-web-1-pre_start-1 of #3 and its anonymous volumes  (web needs it)  after #5
            #7 start container shop-web-1 of #1  (does not exist yet)  after #5
            #8 start container shop-web-2 of #2  (does not exist yet)  after #2, #5
            """);
  }

  @Test
  void what_is_for_each_replica_runs_for_each() {
    assertThat(
            up(web("scale: 2, pre_start: [{command: warm, per_replica: true}]"), EngineState.EMPTY))
        .contains(
            "create container shop-web-1-pre_start-1  (web needs it)  after #1",
            "create container shop-web-2-pre_start-1  (web needs it)  after #2");
  }

  @Test
  void what_is_for_each_replica_keeps_its_place_before_what_is_for_all() {
    assertThat(
            up(
                web("scale: 2, pre_start: [{command: warm, per_replica: true}, {command: once}]"),
                EngineState.EMPTY))
        .contains(
            """
            #3 create container shop-web-1-pre_start-1  (web needs it)  after #1
            #4 start container shop-web-1-pre_start-1 of #3  (web needs it)  after #3
            #5 await that web has completed  (web needs it)  after #4
            """,
            "create container shop-web-1-pre_start-2  (web needs it)  after #5, #1",
            "create container shop-web-2-pre_start-1  (web needs it)  after #2\n")
        .containsPattern("start container shop-web-2 of #2  .* after #\\d+, #9\n");
  }

  @Test
  void where_a_replica_has_been_started_only_what_is_for_each_runs_for_new_ones() {
    var both = "pre_start: [{command: once}, {command: each, per_replica: true}]";
    var state = ended(Shop.running(web(both)));

    assertThat(up(web(both), state)).doesNotContain("pre_start");
    assertThat(up(web("scale: 2, " + both), state))
        .doesNotContain("shop-web-1-pre_start", "shop-web-2-pre_start-1")
        .contains("create container shop-web-2-pre_start-2");
  }

  @Test
  void it_runs_again_for_what_was_recreated_after_the_old_container_was_stopped() {
    var state = Shop.running(web("pre_start: [{command: one}]"));

    assertThat(up(web("pre_start: [{command: two}]"), state))
        .contains("(pre_start changed)")
        .containsSubsequence(
            "stop container shop-web-1 (",
            "to shop-web-1  (pre_start changed)",
            "create container shop-web-1-pre_start-1",
            "await that web has completed",
            "start container shop-web-1 of #1  (pre_start changed)",
            "start container shop-web-1 (");
  }

  @Test
  void what_failed_is_removed_and_tried_again_before_the_container_is_started() {
    var shop = web("pre_start: [{command: one}]");
    var plan = Planner.up(shop, EngineState.EMPTY, UpRequest.PLAIN);
    var wait =
        plan.steps().stream()
            .filter(step -> step.action() instanceof Action.AwaitCompleted)
            .findFirst()
            .orElseThrow();
    var failed =
        new Simulation(EngineState.EMPTY, new java.util.Random(1))
            .run(plan, plan.steps().size(), Set.of(wait.id()));

    assertThat(failed.containers())
        .extracting(ObservedContainer::name)
        .containsExactly("shop-web-1", "shop-web-1-pre_start-1");
    assertThat(up(shop, failed))
        .containsSubsequence(
            "remove container shop-web-1-pre_start-1 (",
            "create container shop-web-1-pre_start-1  (web needs it)  after",
            "start container shop-web-1 (");
    assertThat(PlanText.of(Planner.start(shop, failed, new StartRequest(Set.of(), false, null))))
        .containsSubsequence(
            "create container shop-web-1-pre_start-1", "start container shop-web-1 (");
    assertThat(PlanText.of(Planner.down(shop, failed, DOWN)))
        .contains("remove container shop-web-1-pre_start-1 (");
    assertThat(up(web("init: true"), failed))
        .contains("remove container shop-web-1-pre_start-1 (")
        .doesNotContain("create container shop-web-1-pre_start-1");
  }

  private static final DownRequest DOWN =
      new DownRequest(Set.of(), false, false, DownRequest.Images.NONE, null);

  private static Project web(String more) {
    return Projects.of("services: {web: {image: web, network_mode: none, %s}}".formatted(more));
  }

  private static String up(Project project, EngineState state) {
    return PlanText.of(Planner.up(project, state, UpRequest.PLAIN));
  }

  private static EngineState ended(EngineState state) {
    var containers = new ArrayList<ObservedContainer>();
    state
        .containers()
        .forEach(
            each -> containers.add(Observed.with(each, ContainerStatus.EXITED, each.networks())));
    return new EngineState(containers, state.networks(), state.volumes(), state.images());
  }
}
