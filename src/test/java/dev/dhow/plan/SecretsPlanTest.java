package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ConfigHash;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretsPlanTest {
  private static final DownRequest DOWN =
      new DownRequest(Set.of(), false, false, DownRequest.Images.NONE, null);

  @Test
  void a_secret_is_copied_between_creating_and_starting() {
    assertThat(up(shop("one"), EngineState.EMPTY))
        .isEqualTo(
            """
            #1 create network shop_default  (does not exist yet)
            #2 create container shop-web-1  (does not exist yet)  after #1
            #3 copy 1 file(s) into /run/secrets of container shop-web-1 of #2  (does not exist yet)  after #2
            #4 start container shop-web-1 of #2  (does not exist yet)  after #3
            """);
  }

  @Test
  void the_same_content_changes_nothing() {
    assertThat(up(shop("one"), Shop.running(shop("one")))).isEqualTo("keep container shop-web-1\n");
  }

  @Test
  void other_content_replaces_the_container_and_its_volume_goes_with_it() {
    assertThat(up(shop("two"), Shop.running(shop("one"))))
        .contains("create container", "(secret token content changed)")
        .contains("copy 1 file(s) into /run/secrets of container shop-web-1 of #1")
        .contains("remove the secrets of container shop-web-1  (replaced by #1)  after #8")
        .contains("remove container shop-web-1 of #1 and its anonymous volumes  (puts back")
        .doesNotContain("two");
  }

  @Test
  void other_content_is_told_beside_other_fields() {
    var wanted =
        Shop.with(Shop.of(service("web").secret("token").environment("A", "1")), "token", "two");

    assertThat(up(wanted, Shop.running(shop("one"))))
        .contains("(environment.A, secret token content changed)");
  }

  @Test
  void a_container_of_docker_compose_is_kept_whatever_is_in_its_secrets() {
    var made =
        Shop.relabelled(
            Shop.running(shop("one")),
            Map.of(Labels.CONTENTS, "", Labels.FINGERPRINT, "", Labels.SALT, ""));

    assertThat(up(shop("two"), made)).isEqualTo("keep container shop-web-1\n");
  }

  @Test
  void what_was_stopped_is_given_its_secrets_before_it_is_started_again() {
    var stopped = Shop.with(Shop.running(shop("one")), ContainerStatus.EXITED);

    assertThat(up(shop("one"), stopped))
        .isEqualTo(
            """
            #1 copy 1 file(s) into /run/secrets of container shop-web-1 (0190e5722719)  (is not running)
            #2 start container shop-web-1 (0190e5722719)  (is not running)  after #1
            """);
  }

  @Test
  void a_container_without_the_volume_takes_them_as_docker_compose_puts_them() {
    var made = Shop.running(Shop.of(service("web")));
    var wanted = shop("one");
    var label = ConfigHash.ofContainers(wanted.service(new ServiceName("web")));
    var stopped =
        Shop.with(Shop.relabelled(made, Map.of(Labels.CONFIG_HASH, label)), ContainerStatus.EXITED);

    assertThat(up(wanted, stopped)).contains("copy 1 file(s) into / of container shop-web-1");
  }

  @Test
  void down_takes_the_volumes_of_secrets_along() {
    var state = Shop.running(shop("one"));

    var plan = Planner.down(shop("one"), state, DOWN);

    assertThat(PlanText.of(plan)).contains("remove the secrets of container shop-web-1");
    assertThat(Simulation.after(state, plan).volumes()).isEmpty();
  }

  @Test
  void volumes_of_containers_that_somebody_removed_go() {
    var state = Shop.running(shop("one"));
    var left = new EngineState(List.of(), state.networks(), state.volumes(), new TreeMap<>());

    var plan = Planner.down(shop("one"), left, DOWN);

    assertThat(PlanText.of(plan)).contains("remove the secrets of container that is gone");
    assertThat(Simulation.after(left, plan).volumes()).isEmpty();
  }

  @Test
  void a_variable_that_is_not_set_is_told_before_anything_is_done() {
    assertThatThrownBy(() -> up(shop(null), EngineState.EMPTY))
        .isInstanceOf(PlanningException.class)
        .hasMessage("environment variable \"TOKEN\" required by secret \"token\" is not set");
  }

  private static Project shop(@Nullable String token) {
    return Shop.with(Shop.of(service("web").secret("token")), "token", token);
  }

  private static String up(Project project, EngineState state) {
    return PlanText.of(Planner.up(project, state, UpRequest.PLAIN));
  }
}
