package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Project;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What `x-dhow: {on-change: …}` makes of changed contents.
class OnChangePlanTest {

  @Test
  void a_restart_gives_the_container_what_is_new_and_notes_that() {
    var before = Shop.running(shop("restart", "one"));
    var shop = shop("restart", "two");

    assertThat(up(shop, before))
        .isEqualTo(
            """
            #1 stop container shop-web-1 (0190e5722719)  (secret token content changed)
            #2 copy 1 file(s) into /run/secrets of container shop-web-1 (0190e5722719)  (secret token content changed)  after #1
            #3 start container shop-web-1 (0190e5722719)  (secret token content changed)  after #2
            #4 start container shop-web-1 (0190e5722719)  (puts back if #3 fails)  after #1, #3 failed
            #5 note what was seen in 0190e5722719_contents  (secret token content changed)  after #3
            """);
    var after = run(shop, before);
    assertThat(up(shop, after)).isEqualTo("keep container shop-web-1\n");
    assertThat(up(shop("restart", "one"), after)).contains("stop container", "note what was seen");
  }

  @Test
  void a_signal_is_sent_once_the_new_content_is_there() {
    var before = Shop.running(shop("signal:HUP", "one"));
    var shop = shop("signal:HUP", "two");

    assertThat(up(shop, before))
        .isEqualTo(
            """
            #1 copy 1 file(s) into /run/secrets of container shop-web-1 (0190e5722719)  (secret token content changed)
            #2 send HUP to container shop-web-1 (0190e5722719)  (secret token content changed)  after #1
            #3 note what was seen in 0190e5722719_contents  (secret token content changed)  after #2
            """);
  }

  @Test
  void what_does_not_run_is_started_and_needs_no_signal() {
    var before = Shop.with(Shop.running(shop("signal:HUP", "one")), ContainerStatus.EXITED);

    assertThat(up(shop("signal:HUP", "two"), before))
        .contains("copy 1 file(s)", "start container shop-web-1", "note what was seen")
        .doesNotContain("send HUP");
  }

  @Test
  void what_is_to_be_ignored_is_kept() {
    var before = Shop.running(shop("ignore", "one"));

    assertThat(up(shop("ignore", "two"), before)).isEqualTo("keep container shop-web-1\n");
    assertThat(Planner.drift(shop("ignore", "two"), before, Map.of())).isEmpty();
  }

  @Test
  void what_has_still_to_be_told_differs_from_the_files() {
    var before = Shop.running(shop("restart", "one"));

    assertThat(Planner.drift(shop("restart", "two"), before, Map.of()))
        .extracting(drift -> drift.reason().text())
        .containsExactly("secret token content changed");
  }

  @Test
  void a_change_of_anything_else_replaces_the_container() {
    var before = Shop.running(shop("restart", "one"));
    var changed = Shop.with(Shop.of(web("restart").environment("V", "1")), "token", "two");

    assertThat(up(changed, before)).contains("create container", "(environment.V changed)");
  }

  @Test
  void the_note_goes_with_the_container() {
    var shop = shop("restart", "two");
    var noted = run(shop, Shop.running(shop("restart", "one")));
    assertThat(noted.volumes()).hasSize(2);
    var changed = Shop.with(Shop.of(web("restart").environment("V", "1")), "token", "two");

    var replaced = run(changed, noted);
    assertThat(replaced.volumes()).noneMatch(each -> !each.label(Labels.CONTAINER).isEmpty());

    for (var volumes : Set.of(true, false)) {
      var down = new DownRequest(Set.of(), false, volumes, DownRequest.Images.NONE, null);
      var plan = Planner.down(shop, noted, down);
      assertThat(plan.removedVolumes()).noneMatch(each -> each.contains("/run/secrets"));
      var after = Simulation.after(noted, plan);
      assertThat(after.volumes()).noneMatch(each -> !each.label(Labels.CONTAINER).isEmpty());
    }
  }

  @Test
  void dependents_that_restart_with_it_do_once_it_has() {
    var before = Shop.running(dependent("one"));

    var text = up(dependent("two"), before);

    assertThat(text.indexOf("stop container shop-cron-1"))
        .isGreaterThan(text.indexOf("start container shop-web-1"));
  }

  private static Project dependent(String token) {
    var cron = service("cron").needs("web", Condition.SERVICE_STARTED, true, true);
    return Shop.with(Shop.of(web("restart"), cron), "token", token);
  }

  @Test
  void variables_of_env_files_count_as_contents_where_those_are_ignored() {
    var before = Shop.running(Shop.of(web("ignore").fromEnvFile("V", "1")));

    assertThat(up(Shop.of(web("ignore").fromEnvFile("V", "2")), before))
        .isEqualTo("keep container shop-web-1\n");
    assertThat(up(Shop.of(web("ignore").fromEnvFile("V", "1").environment("W", "1")), before))
        .contains("(environment.W changed)");
    var restarted = Shop.running(Shop.of(web("restart").fromEnvFile("V", "1")));
    assertThat(up(Shop.of(web("restart").fromEnvFile("V", "2")), restarted))
        .contains("create container", "(environment.V changed)");
  }

  private static ServiceBuilder web(String onChange) {
    return service("web").secret("token").onChange(onChange);
  }

  private static Project shop(String onChange, String token) {
    return Shop.with(Shop.of(web(onChange)), "token", token);
  }

  private static EngineState run(Project project, EngineState state) {
    return Simulation.after(state, Planner.up(project, state, UpRequest.PLAIN));
  }

  private static String up(Project project, EngineState state) {
    return PlanText.of(Planner.up(project, state, UpRequest.PLAIN));
  }
}
