package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static dev.dhow.plan.Shop.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private static final ContainerSettings IMAGE =
      settings(Map.of("PATH", "/bin"), List.of("serve"), "");

  @Test
  void a_variable_that_changed_is_named_and_those_of_the_image_are_not() {
    var shop = Shop.of(service("web").environment("DEBUG", "1"));
    var environment = Map.of("PATH", "/bin", "DEBUG", "0");

    assertThat(reason(shop, environment, List.of("serve"), IMAGE))
        .isEqualTo(changed("environment.DEBUG", Value.text("0"), Value.text("1")));
  }

  @Test
  void a_variable_that_is_not_wanted_any_more_is_named() {
    var shop = Shop.of(service("web"));
    var environment = Map.of("PATH", "/bin", "OLD", "0");

    assertThat(reason(shop, environment, List.of("serve"), IMAGE))
        .isEqualTo(changed("environment.OLD", Value.text("0"), null));
  }

  @Test
  void a_command_that_is_the_images_again_is_named() {
    var shop = Shop.of(service("web"));
    var environment = Map.of("PATH", "/bin");

    assertThat(reason(shop, environment, List.of("serve", "--debug"), IMAGE))
        .isEqualTo(changed("command", Value.texts(List.of("serve", "--debug")), null));
  }

  @Test
  void without_the_image_only_what_is_wanted_is_compared() {
    var shop = Shop.of(service("web").environment("DEBUG", "1"));
    var environment = Map.of("PATH", "/bin", "DEBUG", "0");

    assertThat(reason(shop, environment, List.of("other"), null))
        .isEqualTo(changed("environment.DEBUG", Value.text("0"), Value.text("1")));
  }

  @Test
  void no_difference_tells_nothing() {
    var shop = Shop.of(service("web"));
    var environment = Map.of("PATH", "/bin");

    assertThat(reason(shop, environment, List.of("serve"), IMAGE))
        .isInstanceOf(Reason.ChangedUnrecorded.class);
  }

  @Test
  void what_looks_secret_is_not_told() {
    var shop = Shop.of(service("web").environment("DB_PASSWORD", "old"));
    var environment = Map.of("PATH", "/bin", "DB_PASSWORD", "new");

    assertThat(reason(shop, environment, List.of("serve"), IMAGE))
        .isEqualTo(
            changed("environment.DB_PASSWORD", Value.text("(hidden)"), Value.text("(hidden)")));
  }

  private static Reason changed(String field, @Nullable Value from, @Nullable Value to) {
    return new Reason.Changed(List.of(new FieldChange(field, true, from, to)));
  }

  private static Reason reason(
      Project shop,
      Map<String, String> environment,
      List<String> command,
      @Nullable ContainerSettings image) {
    var state =
        Shop.relabelled(
            running(shop), Map.of(Labels.FINGERPRINT, "", Labels.CONFIG_HASH, "another"));
    var id = state.containers().getFirst().id();
    var untold = Planner.up(shop, state, UpRequest.PLAIN).untold();
    assertThat(untold).containsExactly(id);
    var container = settings(environment, command, id.value().substring(0, 12));
    var inspection = new Inspection(container, image, Set.of());
    return Planner.up(new Drafts(shop), state, UpRequest.PLAIN, Map.of(id, inspection))
        .steps()
        .getFirst()
        .reason();
  }

  private static ContainerSettings settings(
      Map<String, String> environment, List<String> command, String hostname) {
    SortedMap<String, String> none = new TreeMap<>();
    return new ContainerSettings(
        "web:1",
        command,
        List.of(),
        new TreeMap<>(environment),
        none,
        "",
        "",
        hostname,
        false,
        "",
        List.of(),
        new TreeMap<>(),
        "",
        List.of(),
        List.of(),
        new TreeMap<>());
  }
}
