package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void nothing_is_to_be_done_when_all_runs() {
    var shop = Shop.of(service("web").needsHealthy("db"), service("db"));

    assertThat(up(shop, running(shop)))
        .isEqualTo(
            """
            keep container shop-db-1
            keep container shop-web-1
            """);
  }

  @Test
  void a_change_replaces_the_container_safely_and_says_what_changed() {
    var old = Shop.of(service("web").environment("DEBUG", "0").needsHealthy("db"), service("db"));
    var shop = Shop.of(service("web").environment("DEBUG", "1").needsHealthy("db"), service("db"));

    assertThat(up(shop, running(old)))
        .isEqualTo(
            """
            keep container shop-db-1
            #1 create container 0190e5722719_shop-web-1  (environment.DEBUG changed)
            #2 stop container shop-web-1 (0190e5722719)  (replaced by #1)  after #1
            #3 rename container shop-web-1 (0190e5722719) to 0190e5722719_old_shop-web-1  (replaced by #1)  after #2
            #4 rename what #1 creates to shop-web-1  (environment.DEBUG changed)  after #3
            #5 start container shop-web-1 of #1  (environment.DEBUG changed)  after #4
            #6 await that web lasts  (environment.DEBUG changed)  after #5
            #7 remove container shop-web-1 (0190e5722719)  (replaced by #1)  after #6
            #8 stop container shop-web-1 of #1  (puts back if #6 fails)  after #5, #6 failed
            #9 remove container shop-web-1 of #1  (puts back if #6 fails)  after #1, #6 failed, #8 ended
            #10 rename container shop-web-1 (0190e5722719) to shop-web-1  (puts back if #6 fails)  after #3, #6 failed, #8 ended, #9 ended
            #11 start container shop-web-1 (0190e5722719)  (puts back if #6 fails)  after #2, #6 failed, #8 ended, #9 ended, #10 ended
            """);
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, true", "PAUSED, true", "RESTARTING, false", "EXITED, false"})
  void only_for_one_that_lasts_itself_must_the_new_one_last(ContainerStatus status, boolean must) {
    var old = Shop.with(running(Shop.of(service("web").environment("DEBUG", "0"))), status);

    var plan = up(Shop.of(service("web").environment("DEBUG", "1")), old);

    assertThat(plan.contains("await that web lasts")).isEqualTo(must);
  }

  @Test
  void a_restart_of_the_dependency_restarts_the_dependent() {
    var condition = Condition.SERVICE_HEALTHY;
    var old = Shop.of(service("web").needs("db", condition, true, true), service("db"));
    var shop =
        Shop.of(
            service("web").needs("db", condition, true, true),
            service("db").environment("DEBUG", "1"));

    assertThat(up(shop, running(old)))
        .isEqualTo(
            """
            #1 create container 7cb1c23b65ad_shop-db-1  (environment.DEBUG changed)
            #2 stop container shop-web-1 (0190e5722719)  (db was restarted)  after #1
            #3 stop container shop-db-1 (7cb1c23b65ad)  (replaced by #1)  after #1, #2 ended
            #4 rename container shop-db-1 (7cb1c23b65ad) to 7cb1c23b65ad_old_shop-db-1  (replaced by #1)  after #3
            #5 rename what #1 creates to shop-db-1  (environment.DEBUG changed)  after #4
            #6 start container shop-db-1 of #1  (environment.DEBUG changed)  after #5
            #7 await that db is healthy  (web needs it)  after #6
            #8 await that db lasts  (environment.DEBUG changed)  after #7
            #9 remove container shop-db-1 (7cb1c23b65ad)  (replaced by #1)  after #8
            #10 stop container shop-db-1 of #1  (puts back if #8 fails)  after #6, #8 failed
            #11 remove container shop-db-1 of #1  (puts back if #8 fails)  after #1, #8 failed, #10 ended
            #12 rename container shop-db-1 (7cb1c23b65ad) to shop-db-1  (puts back if #8 fails)  after #4, #8 failed, #10 ended, #11 ended
            #13 start container shop-db-1 (7cb1c23b65ad)  (puts back if #8 fails)  after #3, #8 failed, #10 ended, #11 ended, #12 ended
            #14 start container shop-web-1 (0190e5722719)  (db was restarted)  after #2, #7
            #15 start container shop-web-1 (0190e5722719)  (puts back if #14 fails)  after #2, #14 failed, #13 ended
            """);
  }

  @Test
  void stopped_containers_are_started_when_their_conditions_hold() {
    var shop = Shop.of(service("web").needsHealthy("db"), service("db"));
    var state = Shop.with(running(shop), ContainerStatus.EXITED);

    assertThat(up(shop, state))
        .isEqualTo(
            """
            #1 start container shop-db-1 (7cb1c23b65ad)  (is not running)
            #2 await that db is healthy  (web needs it)  after #1
            #3 start container shop-web-1 (0190e5722719)  (is not running)  after #2
            """);
  }

  @Test
  void scaling_up_takes_the_next_numbers_and_scaling_down_the_highest() {
    var one = Shop.of(service("web"));
    var three = Shop.of(service("web").scale(3));

    assertThat(up(three, running(one)) + up(one, running(three)))
        .isEqualTo(
            """
            keep container shop-web-1
            #1 create container shop-web-2  (does not exist yet)
            #2 create container shop-web-3  (does not exist yet)
            #3 start container shop-web-2 of #1  (does not exist yet)  after #1
            #4 start container shop-web-3 of #2  (does not exist yet)  after #2
            keep container shop-web-1
            #1 stop container shop-web-2 (0190e5722719)  (scaled down from 3 to 1)
            #2 remove container shop-web-2 (0190e5722719)  (scaled down from 3 to 1)  after #1
            #3 stop container shop-web-3 (8a0cebcbc541)  (scaled down from 3 to 1)
            #4 remove container shop-web-3 (8a0cebcbc541)  (scaled down from 3 to 1)  after #3
            """);
  }

  @Test
  void orphans_are_noted_and_removed_on_request() {
    var old = Shop.of(service("web"), service("worker"));
    var shop = Shop.of(service("web"));
    var request = UpRequest.PLAIN.with(new UpRequest.Orphans(true, false, false));

    assertThat(up(shop, running(old)) + PlanText.of(Planner.up(shop, running(old), request)))
        .isEqualTo(
            """
            keep container shop-web-1
            note: found orphan containers (shop-worker-1) for this project; remove them with --remove-orphans, if you removed or renamed their service
            keep container shop-web-1
            #1 stop container shop-worker-1 (0190e5722719)  (its service is no longer in the project)
            #2 remove container shop-worker-1 (0190e5722719)  (its service is no longer in the project)  after #1
            """);
  }

  @Test
  void forcing_a_named_service_leaves_its_dependencies_alone() {
    var shop = Shop.of(service("web").needs("db"), service("db"), service("other"));
    var request =
        UpRequest.PLAIN
            .of(Set.of(new ServiceName("web")))
            .with(new UpRequest.Replacing(Recreate.ALWAYS, Recreate.CHANGED, false, false, false))
            .with(new UpRequest.Running(false, false, null));

    assertThat(PlanText.of(Planner.up(shop, running(shop), request)))
        .isEqualTo(
            """
            keep container shop-db-1
            #1 create container 8a0cebcbc541_shop-web-1  (--force-recreate was given)
            #2 stop container shop-web-1 (8a0cebcbc541)  (replaced by #1)  after #1
            #3 rename container shop-web-1 (8a0cebcbc541) to 8a0cebcbc541_old_shop-web-1  (replaced by #1)  after #2
            #4 rename what #1 creates to shop-web-1  (--force-recreate was given)  after #3
            #5 remove container shop-web-1 (8a0cebcbc541)  (replaced by #1)  after #4
            #6 remove container shop-web-1 of #1  (puts back if #4 fails)  after #1, #4 failed
            #7 rename container shop-web-1 (8a0cebcbc541) to shop-web-1  (puts back if #4 fails)  after #3, #4 failed, #6 ended
            #8 start container shop-web-1 (8a0cebcbc541)  (puts back if #4 fails)  after #2, #4 failed, #6 ended, #7 ended
            """);
  }

  @Test
  void waiting_awaits_what_is_not_ready_and_the_end_of_jobs() {
    var job = Condition.SERVICE_COMPLETED_SUCCESSFULLY;
    var shop = Shop.of(service("web").needs("migrate", job, false, true), service("migrate"));
    var request = UpRequest.PLAIN.with(new UpRequest.Running(true, true, null));

    assertThat(PlanText.of(Planner.up(shop, EngineState.EMPTY, request)))
        .isEqualTo(
            """
            #1 create network shop_default  (does not exist yet)
            #2 create container shop-migrate-1  (does not exist yet)  after #1
            #3 create container shop-web-1  (does not exist yet)  after #1
            #4 start container shop-migrate-1 of #2  (does not exist yet)  after #2
            #5 await that migrate has completed  (web needs it)  after #4
            #6 start container shop-web-1 of #3  (does not exist yet)  after #3, #5
            #7 await that web is ready  (--wait was given)  after #6
            """);
  }

  @Test
  void an_optional_dependency_may_fail() {
    var healthy = Condition.SERVICE_HEALTHY;
    var shop = Shop.of(service("web").needs("cache", healthy, false, false), service("cache"));
    var plan = Planner.up(shop, EngineState.EMPTY, UpRequest.PLAIN);
    var await =
        plan.steps().stream()
            .filter(step -> step.action() instanceof Action.AwaitHealthy)
            .findFirst()
            .orElseThrow();

    assertThat(plan.steps().getLast().needs()).contains(new Need(await.id(), Need.When.ENDED));
    assertThat(plan.tolerates(await.id())).isTrue();
  }

  @Test
  void a_changed_network_is_made_anew_and_its_containers_keep_their_identity() {
    var shop = Shop.of(service("web").needs("db"), service("db"));
    var internal =
        new Network(
            new NetworkKey("default"),
            "shop_default",
            null,
            Collections.emptySortedMap(),
            null,
            false,
            true,
            false,
            null,
            null,
            Collections.emptySortedMap(),
            Collections.emptySortedMap());

    assertThat(up(Shop.with(shop, internal), running(shop)))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (0190e5722719)  (networks.default changed)
            #2 stop container shop-db-1 (7cb1c23b65ad)  (networks.default changed)  after #1 ended
            #3 disconnect container shop-db-1 (7cb1c23b65ad) from network shop_default  (networks.default changed)  after #2
            #4 disconnect container shop-web-1 (0190e5722719) from network shop_default  (networks.default changed)  after #1
            #5 remove network shop_default  (configuration changed)  after #3, #4
            #6 create network shop_default  (configuration changed)  after #5
            #7 create network shop_default  (puts back if #6 fails)  after #6 failed, #5
            #8 connect container shop-db-1 (7cb1c23b65ad) to network shop_default  (networks.default changed)  after #3, #6 ended, #7 ended
            #9 connect container shop-web-1 (0190e5722719) to network shop_default  (networks.default changed)  after #4, #6 ended, #7 ended
            #10 start container shop-db-1 (7cb1c23b65ad)  (networks.default changed)  after #2, #8
            #11 start container shop-db-1 (7cb1c23b65ad)  (puts back if #10 fails)  after #2, #10 failed, #8, #8 ended
            #12 start container shop-web-1 (0190e5722719)  (networks.default changed)  after #1, #10, #9
            #13 start container shop-web-1 (0190e5722719)  (puts back if #12 fails)  after #1, #12 failed, #9, #9 ended
            """);
  }

  /// As old engines make them for two who ask at once.
  @Test
  void of_two_networks_of_one_name_the_one_that_is_not_used_goes() {
    var shop = Shop.of(service("web"), service("db"));
    var running = Shop.running(Shop.of(service("web")));
    var used = running.networks().getFirst();
    var first = new ObservedNetwork("0", used.name(), used.driver(), used.labels());
    var state =
        new EngineState(
            running.containers(), List.of(first, used), running.volumes(), running.images());

    assertThat(up(shop, state))
        .isEqualTo(
            """
            keep container shop-web-1
            #1 remove network shop_default  (there are two of this name)
            #2 create container shop-db-1  (does not exist yet)  after #1 ended
            #3 start container shop-db-1 of #2  (does not exist yet)  after #2
            """);
  }

  @Test
  void networks_and_volumes_of_others_are_used_with_a_note() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"));
    var state =
        new EngineState(
            List.of(),
            List.of(
                new ObservedNetwork("n1", "shop_default", "bridge", Collections.emptySortedMap())),
            List.of(new ObservedVolume("shop_pgdata", "local", Collections.emptySortedMap())),
            Collections.emptySortedMap());

    assertThat(up(shop, state))
        .isEqualTo(
            """
            #1 create container shop-db-1  (does not exist yet)
            #2 start container shop-db-1 of #1  (does not exist yet)  after #1
            note: network "shop_default" exists, but was not made for this project; it is used; say "external: true" if that is meant
            note: volume "shop_pgdata" exists, but was not made for this project; it is used; say "external: true" if that is meant
            """);
  }

  @Test
  void everything_that_stands_in_the_way_is_told_at_once() {
    var external =
        new Network(
            new NetworkKey("default"),
            "proxy",
            null,
            Collections.emptySortedMap(),
            null,
            true,
            false,
            false,
            null,
            null,
            Collections.emptySortedMap(),
            Collections.emptySortedMap());
    var data =
        new Volume(
            new VolumeKey("pgdata"),
            "data",
            null,
            Collections.emptySortedMap(),
            true,
            Collections.emptySortedMap(),
            Collections.emptySortedMap());
    var shop =
        Shop.of(
            service("db").volume("pgdata", "/data"),
            service("web").containerName("web").scale(2),
            service("tool").pullPolicy("never"));

    assertThatThrownBy(() ->
            Planner.up(
                Shop.with(Shop.with(shop, external), data), EngineState.EMPTY, UpRequest.PLAIN))
        .hasMessage(
            "image \"tool:1\" of service \"tool\" is missing and its pull_policy is never; "
                + "service \"web\" cannot have 2 containers, as its container_name fixes their"
                + " name; external network \"proxy\" does not exist; "
                + "external volume \"data\" does not exist");
  }

  @Test
  void an_updated_image_replaces_the_container() {
    var shop = Shop.of(service("web"));
    var state = Shop.withImage(EngineState.EMPTY, "web:1", "sha256:old", Set.of());
    var before = Simulation.after(state, Planner.up(shop, state, UpRequest.PLAIN));
    var after = Shop.withImage(before, "web:1", "sha256:new", Set.of());

    assertThat(Planner.up(shop, after, UpRequest.PLAIN).steps().getFirst().reason())
        .isEqualTo(new Reason.ImageUpdated("web:1"));
  }

  private static String up(Project project, EngineState state) {
    return PlanText.of(Planner.up(project, state, UpRequest.PLAIN));
  }

  private static EngineState running(Project project) {
    return Shop.running(project);
  }

  @Test
  void a_container_is_missing_only_where_a_service_is_to_have_one() {
    var web = Shop.of(service("web"));
    var both = Shop.of(service("web"), service("cache"));
    var idle = Shop.of(service("web"), service("cache").scale(0));

    assertThat(Planner.lacksContainers(web, EngineState.EMPTY)).isTrue();
    assertThat(Planner.lacksContainers(web, Shop.running(web))).isFalse();
    assertThat(Planner.lacksContainers(both, Shop.running(web))).isTrue();
    assertThat(Planner.lacksContainers(idle, Shop.running(web))).isFalse();
  }
}
