package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static dev.dhow.plan.Shop.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.spec.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedFieldsTest {

  @Test
  void what_was_made_by_docker_compose_has_changed_somehow() {
    var old = Shop.of(service("web").environment("DEBUG", "0"));
    var shop = Shop.of(service("web").environment("DEBUG", "1"));
    var state = Shop.relabelled(running(old), Map.of(Labels.FINGERPRINT, ""));

    assertThat(Planner.up(shop, state, UpRequest.PLAIN).steps().getFirst().reason())
        .isEqualTo(new Reason.ChangedUntold(state.containers().getFirst().id()));
  }

  @Test
  void fingerprints_without_a_salt_tell_nothing() {
    var old = Shop.of(service("web").environment("DEBUG", "0"));
    var shop = Shop.of(service("web").environment("DEBUG", "1"));
    var state = Shop.relabelled(running(old), Map.of(Labels.SALT, ""));

    assertThat(Planner.up(shop, state, UpRequest.PLAIN).steps().getFirst().reason())
        .isEqualTo(new Reason.ChangedUntold(state.containers().getFirst().id()));
  }

  @Test
  void every_container_has_a_salt_of_its_own() {
    var salts =
        running(Shop.of(service("web"), service("db"))).containers().stream()
            .map(container -> container.label(Labels.SALT))
            .toList();

    assertThat(salts).hasSize(2).doesNotContain("").doesNotHaveDuplicates();
  }
}
