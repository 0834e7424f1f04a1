package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedVolume;
import dev.dhow.state.ProjectFromLabels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DownPlannerTest {
  private static final DownRequest PLAIN =
      new DownRequest(Set.of(), false, false, Images.NONE, null);
  private static final DownRequest ALL = new DownRequest(Set.of(), true, true, Images.ALL, null);

  private final Project shop =
      Shop.of(service("web").needsHealthy("db"), service("db").volume("pgdata", "/data"));

  @Test
  void dependents_go_first_and_the_network_last() {
    assertThat(down(shop, Shop.running(shop), PLAIN))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (65ad3780e9f9)  (asked for by down)
            #2 remove container shop-web-1 (65ad3780e9f9)  (asked for by down)  after #1
            #3 stop container shop-db-1 (2719b811f6b5)  (asked for by down)  after #2 ended
            #4 remove container shop-db-1 (2719b811f6b5)  (asked for by down)  after #3
            #5 remove network shop_default  (asked for by down)  after #4, #2
            """);
  }

  @Test
  void volumes_and_images_go_on_request() {
    var state = Shop.withImage(Shop.running(shop), "db:1", "", Set.of());

    assertThat(down(shop, state, ALL))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (65ad3780e9f9)  (asked for by down)
            #2 remove container shop-web-1 (65ad3780e9f9) and its anonymous volumes  (asked for by down)  after #1
            #3 stop container shop-db-1 (2719b811f6b5)  (asked for by down)  after #2 ended
            #4 remove container shop-db-1 (2719b811f6b5) and its anonymous volumes  (asked for by down)  after #3
            #5 remove network shop_default  (asked for by down)  after #4, #2
            #6 remove volume shop_pgdata  (--volumes was given)  after #4
            #7 remove image db:1  (--rmi all was given)  after #4, #2
            """);
  }

  @Test
  void local_images_are_those_made_for_the_project() {
    var built = Shop.of(service("web").image(null).build(), service("db"));
    var state =
        Shop.withImage(
            Shop.withImage(EngineState.EMPTY, "shop-web", "sha256:a", Set.of()),
            "db:1",
            "sha256:b",
            Set.of());
    var request = new DownRequest(Set.of(), false, false, Images.LOCAL, null);

    assertThat(down(built, state, request))
        .isEqualTo(
            """
            #1 remove image shop-web  (--rmi local was given)
            """);
  }

  @Test
  void images_built_for_a_service_go_whatever_their_name_and_those_of_no_service_are_orphans() {
    var built = Shop.of(service("web").image("acme/web").build());
    var state = withBuilt(withBuilt(EngineState.EMPTY, "acme/web", "web"), "shop-old", "old");
    var plain = new DownRequest(Set.of(), false, false, Images.LOCAL, null);
    var all = new DownRequest(Set.of(), true, false, Images.LOCAL, null);

    assertThat(down(built, state, plain))
        .isEqualTo("#1 remove image acme/web  (--rmi local was given)\n");
    assertThat(down(built, state, all))
        .isEqualTo(
            """
            #1 remove image acme/web  (--rmi local was given)
            #2 remove image shop-old  (--rmi local was given)
            """);
  }

  @Test
  void an_image_that_is_known_with_and_without_its_tag_goes_once() {
    var built = Shop.of(service("web").image(null).build());
    var state =
        withBuilt(withBuilt(EngineState.EMPTY, "shop-web", "web"), "shop-web:latest", "web");
    var request = new DownRequest(Set.of(), false, false, Images.LOCAL, null);

    assertThat(down(built, state, request))
        .isEqualTo("#1 remove image shop-web  (--rmi local was given)\n");
  }

  private static EngineState withBuilt(EngineState state, String reference, String service) {
    var images = new TreeMap<>(state.images());
    var labels = new TreeMap<>(Map.of(Labels.PROJECT, Shop.NAME.value(), Labels.SERVICE, service));
    images.put(
        reference,
        new ObservedImage("sha256:" + service, List.of(reference), labels, new TreeSet<>()));
    return new EngineState(state.containers(), state.networks(), state.volumes(), images);
  }

  @Test
  void many_services_that_need_each_other_are_rebuilt_in_no_time() {
    var services = new ArrayList<ServiceBuilder>();
    for (var i = 0; i < 40; i++) {
      var service = service("s%02d".formatted(i));
      for (var needed = 0; needed < i; needed++) {
        service.needs("s%02d".formatted(needed));
      }
      services.add(service);
    }
    var state = Shop.running(Shop.of(services.toArray(ServiceBuilder[]::new)));

    var rebuilt =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> ProjectFromLabels.of(Shop.NAME, state));
    assertThat(rebuilt.services().lastEntry().getValue().dependsOn()).hasSize(39);
  }

  @Test
  void what_orphans_use_stays_with_them() {
    var old = Shop.of(service("web"), service("worker").volume("pgdata", "/data"));
    var now = Shop.of(service("web"), service("db").volume("pgdata", "/data"));
    var request = new DownRequest(Set.of(), false, true, Images.NONE, null);

    assertThat(down(now, Shop.running(old), request))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (2719b811f6b5)  (asked for by down)
            #2 remove container shop-web-1 (2719b811f6b5) and its anonymous volumes  (asked for by down)  after #1
            note: network "shop_default" is still used by shop-worker-1; it is kept; take those down too, orphans and one-offs with --remove-orphans
            note: volume "shop_pgdata" is still used by shop-worker-1; it is kept; take those down too, orphans and one-offs with --remove-orphans
            """);
  }

  @Test
  void what_a_service_uses_that_its_profile_leaves_out_goes_with_the_profile() {
    var all = Shop.of(service("web"), service("debug").profiles("tools", "x"), service("old"));
    var disabled = new TreeMap<>(all.services());
    disabled.keySet().retainAll(Set.of(new ServiceName("debug")));
    var web = Shop.of(service("web"));

    assertThat(down(web.withServices(web.services(), disabled), Shop.running(all), PLAIN))
        .endsWith(
            "is still used by shop-debug-1, shop-old-1; it is kept; take those down too, services that"
                + " profiles leave out with --profile tools, orphans and one-offs with"
                + " --remove-orphans\n");
    var orphans = new DownRequest(Set.of(), true, false, Images.NONE, null);
    assertThat(down(web.withServices(web.services(), disabled), Shop.running(all), orphans))
        .endsWith(
            "is still used by shop-debug-1; it is kept; take those down too, services that profiles"
                + " leave out with --profile tools\n");
  }

  @Test
  void a_named_service_goes_alone_and_without_files_with_its_dependents() {
    var state = Shop.running(shop);
    var request = new DownRequest(Set.of(new ServiceName("db")), false, false, Images.NONE, null);
    var rebuilt = ProjectFromLabels.of(Shop.NAME, state);

    assertThat(down(shop, state, request) + down(rebuilt, state, request))
        .isEqualTo(
            """
            #1 stop container shop-db-1 (2719b811f6b5)  (asked for by down)
            #2 remove container shop-db-1 (2719b811f6b5)  (asked for by down)  after #1
            #1 stop container shop-web-1 (65ad3780e9f9)  (asked for by down)
            #2 remove container shop-web-1 (65ad3780e9f9)  (asked for by down)  after #1
            #3 stop container shop-db-1 (2719b811f6b5)  (asked for by down)  after #2 ended
            #4 remove container shop-db-1 (2719b811f6b5)  (asked for by down)  after #3
            #5 remove network shop_default  (asked for by down)  after #4, #2
            """);
  }

  @Test
  void a_project_rebuilt_from_labels_goes_down_the_same_way() {
    var state = Shop.running(shop);
    var rebuilt = ProjectFromLabels.of(Shop.NAME, state);

    assertThat(down(rebuilt, state, ALL)).isEqualTo(down(shop, state, ALL));
  }

  @Test
  void labels_that_tell_a_cycle_do_no_harm() {
    var state =
        Shop.relabelled(
            Shop.running(shop),
            Map.of(Labels.DEPENDS_ON, "db:service_started:false,web:service_started:false,:,x"));
    var rebuilt = ProjectFromLabels.of(Shop.NAME, state);

    assertThat(Planner.down(rebuilt, state, PLAIN).steps()).hasSize(5);
  }

  @Test
  void a_volume_of_others_is_never_removed() {
    var state =
        new EngineState(
            List.of(),
            List.of(),
            List.of(new ObservedVolume("shop_pgdata", "local", Collections.emptySortedMap())),
            Collections.emptySortedMap());

    assertThat(down(shop, state, ALL))
        .isEqualTo(
            """
            note: volume "shop_pgdata" was not made for this project; it is kept; remove it with "docker volume rm shop_pgdata" if nobody needs it
            """);
  }

  @Test
  void an_unknown_project_is_nothing_to_remove() {
    var rebuilt = ProjectFromLabels.of(Shop.NAME, EngineState.EMPTY);

    assertThat(down(rebuilt, EngineState.EMPTY, PLAIN))
        .isEqualTo(
            """
            note: nothing to remove for project "shop"; check the name of the project if you expected something
            """);
  }

  @Test
  void stopping_stops_dependents_first_and_only_what_runs() {
    var state = Shop.running(shop);

    assertThat(PlanText.of(Planner.stop(shop, state, Set.of(), Duration.ofSeconds(1))))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (65ad3780e9f9)  (asked for by stop)
            #2 stop container shop-db-1 (2719b811f6b5)  (asked for by stop)  after #1 ended
            """);
    assertThat(Planner.stop(shop, Shop.with(state, ContainerStatus.EXITED), Set.of(), null).steps())
        .isEmpty();
  }

  @Test
  void in_haste_all_are_stopped_at_once() {
    var fast = new DownRequest(Set.of(), false, false, Images.NONE, null, true, false, Set.of());

    assertThat(down(shop, Shop.running(shop), fast))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (65ad3780e9f9)  (asked for by down)
            #2 remove container shop-web-1 (65ad3780e9f9)  (asked for by down)  after #1
            #3 stop container shop-db-1 (2719b811f6b5)  (asked for by down)
            #4 remove container shop-db-1 (2719b811f6b5)  (asked for by down)  after #3
            #5 remove network shop_default  (asked for by down)  after #4, #2
            """);
  }

  @Test
  void a_protected_volume_stops_all_unless_it_is_named() {
    var key = new VolumeKey("pgdata");
    var labels = new TreeMap<>(Map.of(Labels.PROTECT, "true"));
    var volume =
        new Volume(key, "shop_pgdata", null, new TreeMap<>(), false, labels, new TreeMap<>());
    var guarded = Shop.with(shop, volume);
    var state = Shop.running(shop);

    assertThatThrownBy(() -> down(guarded, state, ALL))
        .isInstanceOf(PlanningException.class)
        .hasMessageContaining("volume \"shop_pgdata\" is protected by its label dhow.protect");
    assertThat(down(guarded, state, PLAIN)).isEqualTo(down(shop, state, PLAIN));
    assertThat(down(guarded, state, unprotecting("shop_pgdata"))).isEqualTo(down(shop, state, ALL));
    assertThat(down(guarded, state, unprotecting("pgdata"))).isEqualTo(down(shop, state, ALL));
  }

  @Test
  void the_name_of_a_volume_is_not_the_key_of_another_that_is_protected() {
    var key = new VolumeKey("pgdata");
    var labels = new TreeMap<>(Map.of(Labels.PROTECT, "true"));
    var guarded =
        new Volume(key, "shop_pgdata", null, new TreeMap<>(), false, labels, new TreeMap<>());
    var both = Shop.with(Shop.with(shop, guarded), Volume.named(new VolumeKey("other"), "pgdata"));

    assertThatThrownBy(() -> down(both, Shop.running(shop), unprotecting("pgdata")))
        .isInstanceOf(PlanningException.class)
        .hasMessageContaining("volume \"shop_pgdata\" is protected");
  }

  private static DownRequest unprotecting(String volume) {
    return new DownRequest(Set.of(), true, true, Images.ALL, null, false, false, Set.of(volume));
  }

  @Test
  void of_three_classes_of_strangers_those_of_other_files_stay_unless_asked_for() {
    var now = Shop.of(service("web"));
    var before = Shop.running(Shop.of(service("web"), service("renamed"), service("theirs")));
    var state =
        Shop.relabelled(
            before,
            each ->
                switch (each.service()) {
                  case "theirs" -> Map.of(Labels.CONFIG_FILES, "/other/compose.yaml");
                  case "renamed" -> Map.of(Labels.CONFIG_FILES, "/a.yaml,/shop/compose.yaml");
                  default -> Map.of();
                });
    var plain = new DownRequest(Set.of(), true, false, Images.NONE, null);
    var all = new DownRequest(Set.of(), true, false, Images.NONE, null, false, true, Set.of());

    assertThat(removed(Planner.down(now, state, plain)))
        .containsExactlyInAnyOrder("shop-web-1", "shop-renamed-1");
    assertThat(removed(Planner.down(now, state, all)))
        .containsExactlyInAnyOrder("shop-web-1", "shop-renamed-1", "shop-theirs-1");
    assertThat(PlanText.of(Planner.up(now, state, UpRequest.PLAIN)))
        .contains(
            "found orphan containers (shop-renamed-1) for this project",
            "found containers (shop-theirs-1) that were made from other files");
  }

  private static List<String> removed(Plan plan) {
    return plan.steps().stream()
        .flatMap(step ->
            step.action() instanceof Action.RemoveContainer(var container, _, _)
                ? Stream.of(container.name())
                : Stream.empty())
        .toList();
  }

  private static String down(Project project, EngineState state, DownRequest request) {
    return PlanText.of(Planner.down(project, state, request));
  }
}
