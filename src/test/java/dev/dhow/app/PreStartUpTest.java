package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.Calls.Call;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What runs before a service is started, on an engine in memory.
@Timeout(30)
class PreStartUpTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void images_that_only_it_has_are_pulled_and_nothing_of_it_is_left() throws InterruptedException {
    scene.engine.withRegistryImage("tools");
    scene.project(
        "services: {web: {image: busybox, pre_start: [{image: tools, command: 'true'}]}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.calls().all()).contains(new Call("pull", "tools"));
    assertThat(names()).containsExactly("shop-web-1");
    scene.engine.calls().forget();
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void one_that_fails_is_told_with_its_output_and_what_needs_the_service_is_left_out()
      throws InterruptedException {
    scene.engine.script("shop-web-1-pre_start-1", Behaviour.exits(3).printing("no such table"));
    scene.project(
        """
        services:
          web: {image: busybox, pre_start: [{command: migrate}]}
          proxy: {image: busybox, depends_on: [web]}
          other: {image: busybox}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains(
            "container shop-web-1-pre_start-1 did not complete successfully: exit code 3",
            "no such table");
    assertThat(running()).containsExactly("shop-other-1");

    scene.engine.script("shop-web-1-pre_start-1", Behaviour.exits(0));
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(running()).containsExactly("shop-other-1", "shop-proxy-1", "shop-web-1");
    assertThat(names()).hasSize(3);
  }

  @Test
  void its_end_is_not_taken_for_that_of_the_service() throws InterruptedException {
    scene.engine.script("shop-web-1", Behaviour.exits(7));
    scene.project("services: {web: {image: busybox, pre_start: [{command: 'true'}]}}");

    assertThat(scene.up(UpFlags.ATTACHED.exitCodeFrom("web"))).isEqualTo(7);

    assertThat(scene.out.toString()).doesNotContain("pre_start");
  }

  @Test
  void the_old_container_is_put_back_where_it_fails() throws InterruptedException {
    scene.project("services: {web: {image: busybox, pre_start: [{command: 'true'}]}}");
    scene.up(UpFlags.DETACHED);
    var old = scene.engine.id("shop-web-1");
    scene.project("services: {web: {image: busybox, pre_start: [{command: 'false'}]}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
  }

  @Test
  void what_it_writes_is_shown_as_the_service_s() throws InterruptedException {
    scene.engine.script(
        "shop-web-1-pre_start-1",
        Behaviour.exits(0).after(Duration.ofSeconds(3)).printing("migrating", "done"));
    scene.engine.script("shop-web-1", Behaviour.exits(0).after(Duration.ofSeconds(9)));
    scene.timer = scene.time::after;
    scene.time.fastForward();
    scene.project("services: {web: {image: busybox, pre_start: [{command: migrate}]}}");

    scene.up(UpFlags.ATTACHED);

    assertThat(scene.out.toString()).contains("web-1 ->  | migrating", "web-1 ->  | done");
  }

  @Test
  void without_the_files_nothing_starts_that_needs_it() throws InterruptedException {
    scene.project("services: {web: {image: busybox, pre_start: [{command: 'false'}]}}");
    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);
    scene.forgetFiles();

    assertThatThrownBy(
            () -> new Start(scene.workplace()).run(new StartOptions(Set.of(), false, null, false)))
        .hasMessageContaining("shop-web-1 has never been started")
        .hasMessageContaining("pre_start");
    assertThatThrownBy(() ->
            new Restart(scene.workplace())
                .run(new RestartOptions(Set.of("web"), false, null, false)))
        .hasMessageContaining("shop-web-1 has never been started");

    assertThat(running()).isEmpty();
  }

  @Test
  void without_the_files_what_ran_before_starts_again() throws InterruptedException {
    scene.project("services: {web: {image: busybox, pre_start: [{command: 'true'}]}}");
    scene.up(UpFlags.DETACHED);
    scene.engine.exit("shop-web-1", 0);
    scene.forgetFiles();

    new Start(scene.workplace()).run(new StartOptions(Set.of(), false, null, false));

    assertThat(running()).containsExactly("shop-web-1");
  }

  private List<String> names() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop")).stream()
        .map(ObservedContainer::name)
        .sorted()
        .toList();
  }

  private List<String> running() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop")).stream()
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::name)
        .sorted()
        .toList();
  }
}
