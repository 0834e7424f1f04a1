package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `start`, `restart`, `kill`, `pause`, `unpause` and `rm`: what is done with containers that
/// exist.
class LifecyclePlannerTest {
  private static final String ID = " \\([0-9a-f]{12}\\)";
  private static final StartRequest START = new StartRequest(Set.of(), false, null);
  private static final RestartRequest RESTART = new RestartRequest(Set.of(), true, null);

  private final Project shop = Shop.of(service("web").needsHealthy("db"), service("db"));
  private final EngineState running = Shop.running(shop);
  private final EngineState stopped = Shop.with(running, ContainerStatus.EXITED);

  @Test
  void a_start_honours_conditions() {
    assertThat(text(Planner.start(shop, stopped, START)))
        .isEqualTo(
            """
            #1 start container shop-db-1  (is not running)
            #2 await that db is healthy  (web needs it)  after #1
            #3 start container shop-web-1  (is not running)  after #2
            """);
  }

  @Test
  void a_start_of_one_service_starts_what_it_depends_on_and_nothing_else() {
    var named = new StartRequest(Set.of(new ServiceName("db")), false, null);
    assertThat(text(Planner.start(shop, stopped, named)))
        .isEqualTo("#1 start container shop-db-1  (is not running)\n");
    named = new StartRequest(Set.of(new ServiceName("web")), false, null);
    assertThat(Planner.start(shop, stopped, named).steps()).hasSize(3);
  }

  @Test
  void a_start_with_wait_waits_for_all() {
    var request = new StartRequest(Set.of(), true, Duration.ofSeconds(5));
    assertThat(text(Planner.start(shop, stopped, request)))
        .endsWith("#4 await that web is ready  (--wait was given)  after #3\n");
  }

  @Test
  void a_start_leaves_what_runs_alone_and_changes_nothing() {
    var changed = Shop.of(service("web").image("web:2").needsHealthy("db"), service("db"));
    assertThat(text(Planner.start(changed, running, START)))
        .isEqualTo(
            """
            keep container shop-db-1
            keep container shop-web-1
            """);
  }

  @Test
  void a_start_needs_containers() {
    assertThatExceptionOfType(PlanningException.class)
        .isThrownBy(() -> Planner.start(shop, EngineState.EMPTY, START))
        .withMessage(
            "service \"db\" has no container to start; service \"web\" has no container to start");
  }

  @Test
  void a_start_of_all_only_notes_that_one_has_no_container() {
    var more = Shop.of(service("web").needsHealthy("db"), service("db"), service("new"));
    var plan = Planner.start(more, stopped, START);
    assertThat(text(plan))
        .endsWith(
            "note: service \"new\" has no container to start; create it with `dhow up -d new`\n");
    assertThat(plan.steps()).hasSize(3);
    var named = new StartRequest(Set.of(new ServiceName("new")), false, null);
    assertThatExceptionOfType(PlanningException.class)
        .isThrownBy(() -> Planner.start(more, stopped, named));
  }

  @Test
  void a_service_of_no_replicas_is_not_started() {
    var none = Shop.of(service("web").scale(0), service("db"));
    assertThat(Planner.start(none, stopped, START).steps())
        .extracting(step -> PlanText.of(step.action()).replaceAll(ID, ""))
        .containsExactly("start container shop-db-1");
  }

  @Test
  void what_is_paused_cannot_be_started() {
    assertThatExceptionOfType(PlanningException.class)
        .isThrownBy(() -> Planner.start(shop, Shop.with(running, ContainerStatus.PAUSED), START))
        .withMessage("container shop-db-1 is paused; container shop-web-1 is paused");
  }

  @Test
  void a_restart_is_of_all_containers_and_waits_for_conditions() {
    assertThat(text(Planner.restart(shop, running, RESTART)))
        .isEqualTo(
            """
            #1 restart container shop-db-1  (asked for by restart)
            #2 await that db is healthy  (web needs it)  after #1
            #3 restart container shop-web-1  (asked for by restart)  after #2
            """);
    assertThat(Planner.restart(shop, stopped, RESTART).steps()).hasSize(3);
  }

  @Test
  void services_that_only_come_after_another_are_restarted_with_it_at_once() {
    var loose = Shop.of(service("web").needs("db"), service("db"));
    assertThat(Planner.restart(loose, Shop.running(loose), RESTART).steps())
        .allMatch(step -> step.needs().isEmpty());
  }

  @Test
  void a_restart_takes_along_what_declares_to_be_restarted_with_it() {
    var chain =
        Shop.of(
            service("db"),
            service("api").needs("db", Condition.SERVICE_STARTED, true, true),
            service("web").needs("api", Condition.SERVICE_STARTED, true, true),
            service("log").needs("db"));
    var named = Set.of(new ServiceName("db"));
    var state = Shop.running(chain);
    assertThat(text(Planner.restart(chain, state, new RestartRequest(named, true, null))))
        .isEqualTo(
            """
            #1 restart container shop-db-1  (asked for by restart)
            #2 restart container shop-api-1  (db was restarted)  after #1
            #3 restart container shop-web-1  (api was restarted)  after #2
            """);
    assertThat(Planner.restart(chain, state, new RestartRequest(named, false, null)).steps())
        .hasSize(1);
  }

  @Test
  void a_container_that_differs_from_the_files_is_told() {
    var changed =
        Shop.of(service("web").needsHealthy("db"), service("db").environment("DEBUG", "1"));
    assertThat(Planner.drift(changed, running, Map.of()))
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.container().name()).isEqualTo("shop-db-1");
          assertThat(drift.reason().text()).isEqualTo("environment.DEBUG changed");
        });
    assertThat(Planner.drift(shop, running, Map.of())).isEmpty();
  }

  @Test
  void killing_is_for_all_at_once() {
    assertThat(text(kill(running, false, false)))
        .isEqualTo(
            """
            #1 send SIGKILL to container shop-db-1  (asked for by kill)
            #2 send SIGKILL to container shop-web-1  (asked for by kill)
            """);
    assertThat(kill(stopped, false, false).steps()).isEmpty();
  }

  @Test
  void one_offs_and_orphans_are_killed_on_request() {
    var oneOffs = Shop.relabelled(running, Map.of(Labels.ONE_OFF, "True"));
    assertThat(kill(oneOffs, false, false).steps()).isEmpty();
    assertThat(kill(oneOffs, true, false).steps()).hasSize(2);
    var orphans = Shop.relabelled(running, Map.of(Labels.SERVICE, "gone"));
    assertThat(kill(orphans, true, false).steps()).isEmpty();
    assertThat(kill(orphans, true, true).steps()).hasSize(2);
  }

  @Test
  void only_what_runs_is_paused_and_only_what_is_paused_goes_on() {
    var paused = Shop.with(running, ContainerStatus.PAUSED);
    assertThat(text(Planner.pause(shop, running, Set.of(new ServiceName("web")))))
        .isEqualTo("#1 pause container shop-web-1  (asked for by pause)\n");
    assertThat(Planner.pause(shop, paused, Set.of()).steps()).isEmpty();
    assertThat(Planner.pause(shop, stopped, Set.of()).steps()).isEmpty();
    assertThat(Planner.unpause(shop, paused, Set.of()).steps()).hasSize(2);
    assertThat(Planner.unpause(shop, running, Set.of()).steps()).isEmpty();
  }

  @Test
  void stopped_containers_are_removed_and_running_ones_only_on_request() {
    var request = new RmRequest(Set.of(), false, false);
    assertThat(text(Planner.rm(shop, stopped, request)))
        .isEqualTo(
            """
            #1 remove container shop-web-1  (asked for by rm)
            #2 remove container shop-db-1  (asked for by rm)  after #1 ended
            """);
    assertThat(Planner.rm(shop, running, request).steps()).isEmpty();
    assertThat(text(Planner.rm(shop, running, new RmRequest(Set.of(), true, true))))
        .isEqualTo(
            """
            #1 stop container shop-web-1  (asked for by rm)
            #2 remove container shop-web-1 and its anonymous volumes  (asked for by rm)  after #1
            #3 stop container shop-db-1  (asked for by rm)  after #2 ended
            #4 remove container shop-db-1 and its anonymous volumes  (asked for by rm)  after #3
            """);
  }

  @Test
  void one_offs_are_not_removed() {
    var oneOffs = Shop.relabelled(stopped, Map.of(Labels.ONE_OFF, "True"));
    assertThat(Planner.rm(shop, oneOffs, new RmRequest(Set.of(), true, true)).steps()).isEmpty();
  }

  private static String text(Plan plan) {
    return PlanText.of(plan).replaceAll(ID, "");
  }

  private Plan kill(EngineState state, boolean oneOffs, boolean orphans) {
    return Planner.kill(shop, state, new KillRequest(Set.of(), "SIGKILL", oneOffs, orphans));
  }
}
